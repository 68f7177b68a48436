package dev.muster.model.plan;

import dev.muster.model.agent.AgentId;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.Condition;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether a template may be launched although its last launches failed: not before its hold is over, and then one agent
 * at a time until one came online.
 */
final class TemplateGate {
    private final Snapshot snapshot;
    private final Map<String, Hold> holds = new TreeMap<>();
    private final Map<String, AgentId> probes = new HashMap<>();

    TemplateGate(Snapshot snapshot, Generations generations) {
        this.snapshot = snapshot;
        for (Hold hold : snapshot.holds()) {
            if (generations.isCurrent(hold.template(), hold.templateFingerprint())) {
                holds.put(hold.template(), hold);
            }
        }
        if (!holds.isEmpty()) {
            snapshot.agents().stream()
                    .filter(known -> LaunchBudget.isOnItsWay(known)
                            && !known.agent().retiring()
                            && !generations.isOld(known.agent()))
                    .sorted(Comparator.comparing(Known::id))
                    .forEach(known -> probes.putIfAbsent(known.agent().template(), known.id()));
        }
    }

    /** What forbids one more launch of the template; empty if nothing does. */
    Optional<WaitReason> closed(AgentTemplate template) {
        Hold hold = holds.get(template.name());
        if (hold == null) {
            return Optional.empty();
        }
        if (snapshot.now().isBefore(hold.until())) {
            return Optional.of(new WaitReason.TemplateHeld(template.name(), hold.describe(), hold.until()));
        }
        AgentId probe = probes.get(template.name());
        return hold.needsProbe() && probe != null
                ? Optional.of(new WaitReason.TemplateProbing(template.name(), probe, hold.describe()))
                : Optional.empty();
    }

    /** Why nothing is launched only to see what the template offers: it was held so often in a row; null if it was not. */
    @Nullable
    String failsToStart(AgentTemplate template, int most) {
        Hold hold = holds.get(template.name());
        if (hold == null || !(hold.cause() instanceof Hold.Cause.StartsFailed) || hold.failures() < most) {
            return null;
        }
        return hold.describe();
    }

    /** Takes one more launch of this plan into account. */
    void launched(AgentTemplate template, AgentId agent) {
        probes.putIfAbsent(template.name(), agent);
    }

    /** What the condition Launching should say. */
    Finding finding() {
        List<Hold> shown = holds.values().stream()
                .filter(hold -> hold.needsProbe() || snapshot.now().isBefore(hold.until()))
                .toList();
        if (shown.isEmpty()) {
            return Finding.good(Condition.Type.Launching);
        }
        Hold hold = shown.getFirst();
        String others = shown.size() == 1 ? "" : " (and " + (shown.size() - 1) + " more templates)";
        return Finding.bad(
                Condition.Type.Launching,
                hold.reason(),
                "Template " + hold.template() + others + " is not launched freely: " + hold.describe()
                        + ". It is tried again with one agent at a time.");
    }
}
