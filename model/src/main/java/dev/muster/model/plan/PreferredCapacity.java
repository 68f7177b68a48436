package dev.muster.model.plan;

import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.CapacityOption;
import dev.muster.model.pool.Condition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the condition PreferredCapacity says: which templates are launched elsewhere than their authors like best. A template
 * with one option only has nowhere else to go; the condition Launching tells of it.
 */
final class PreferredCapacity {
    /** More would fit into no condition, and nobody would read them. */
    private static final int MOST_NAMED = 10;

    private PreferredCapacity() {}

    /** @param dry the holds of options, by template */
    static Finding finding(List<AgentTemplate> templates, Map<String, Map<CapacityOption, Hold>> dry, Instant now) {
        List<String> elsewhere = templates.stream()
                .map(template -> elsewhere(template, dry.getOrDefault(template.name(), Collections.emptyMap()), now))
                .flatMap(Optional::stream)
                .toList();
        if (elsewhere.isEmpty()) {
            return Finding.good(Condition.Type.PreferredCapacity);
        }
        int more = elsewhere.size() - MOST_NAMED;
        return Finding.bad(
                Condition.Type.PreferredCapacity,
                "Dry",
                elsewhere.stream().limit(MOST_NAMED).collect(Collectors.joining(" "))
                        + (more > 0 ? " And " + more + " more templates." : ""));
    }

    private static Optional<String> elsewhere(AgentTemplate template, Map<CapacityOption, Hold> dry, Instant now) {
        CapacityOption preferred = template.capacity().getFirst();
        Hold hold = dry.get(preferred);
        if (hold == null || template.capacity().size() == 1) {
            return Optional.empty();
        }
        String serving = template.capacity().stream()
                .filter(option -> !dry.containsKey(option))
                .findFirst()
                .map(option -> option.provider() + " serves")
                .orElse("no other option has any either");
        return Optional.of("Template " + template.name() + " gets no " + preferred.provider() + " ("
                + hold.describeCause() + "), " + serving + "; " + again(hold, now) + ".");
    }

    private static String again(Hold hold, Instant now) {
        return now.isBefore(hold.until())
                ? "it is tried again at " + hold.until().truncatedTo(ChronoUnit.SECONDS)
                : "one agent tries it again";
    }
}
