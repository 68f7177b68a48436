package dev.muster.model.plan;

import dev.muster.model.agent.AgentId;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.CapacityOption;
import dev.muster.model.pool.Condition;
import dev.muster.model.pool.Placement;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a template may be launched although its last launches failed, and on which capacity: not before its hold is
 * over, and then one agent at a time until one showed that it works again.
 */
final class TemplateGate {
    private final Snapshot snapshot;
    private final Map<String, Hold> holds = new TreeMap<>();
    private final Map<String, Map<CapacityOption, Hold>> dry = new TreeMap<>();
    private final Map<String, AgentId> probes = new HashMap<>();
    private final Map<String, Map<CapacityOption, AgentId>> probesOfOptions = new HashMap<>();

    TemplateGate(Snapshot snapshot, Generations generations) {
        this.snapshot = snapshot;
        for (Hold hold : snapshot.holds()) {
            if (generations.isCurrent(hold.template(), hold.templateFingerprint())) {
                take(hold);
            }
        }
        for (Hold coming : StartsFailing.holds(snapshot)) {
            if (generations.isCurrent(coming.template(), coming.templateFingerprint())) {
                takeUnlessHeld(coming);
            }
        }
        if (!holds.isEmpty() || !dry.isEmpty()) {
            snapshot.agents().stream()
                    .filter(known -> LaunchBudget.isOnItsWay(known)
                            && !known.agent().retiring()
                            && !generations.isOld(known.agent()))
                    .sorted(Comparator.comparing(Known::id))
                    .forEach(known ->
                            onItsWay(known.agent().template(), known.agent().capacity(), known.id()));
        }
    }

    private void take(Hold hold) {
        if (hold.option() == null) {
            holds.put(hold.template(), hold);
        } else {
            dry.computeIfAbsent(hold.template(), name -> new HashMap<>()).put(hold.option(), hold);
        }
    }

    private void takeUnlessHeld(Hold coming) {
        Hold before = coming.option() == null
                ? holds.get(coming.template())
                : dry.getOrDefault(coming.template(), Collections.emptyMap()).get(coming.option());
        if (before == null || !snapshot.now().isBefore(before.until())) {
            take(before == null ? coming : coming.after(before));
        }
    }

    private void onItsWay(String template, @Nullable CapacityOption option, AgentId agent) {
        probes.putIfAbsent(template, agent);
        if (option != null) {
            probesOfOptions.computeIfAbsent(template, name -> new HashMap<>()).putIfAbsent(option, agent);
        }
    }

    /** What forbids one more launch of the template; empty if nothing does. */
    Optional<WaitReason> closed(AgentTemplate template) {
        return held(template).or(() -> switch (choice(template)) {
            case CapacityChoice.Take take -> Optional.empty();
            case CapacityChoice.AllDry(WaitReason why) -> Optional.of(why);
        });
    }

    private Optional<WaitReason> held(AgentTemplate template) {
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

    private CapacityChoice choice(AgentTemplate template) {
        return CapacityChoice.of(
                template,
                dry.getOrDefault(template.name(), Collections.emptyMap()),
                probesOfOptions.getOrDefault(template.name(), Collections.emptyMap()),
                snapshot.spec().networkOf(template).subnets().size(),
                snapshot.now());
    }

    /** Why nothing is launched only to see what the template offers: it was held so often in a row; null if it was not. */
    @Nullable
    String failsToStart(AgentTemplate template, int most) {
        Hold hold = holds.get(template.name());
        if (hold == null || !hold.isOfStarts() || hold.failures() < most) {
            return null;
        }
        return hold.describe();
    }

    /**
     * Takes one more launch of this plan into account.
     *
     * @return where it is to run
     * @throws IllegalStateException if the template is closed
     */
    Placement launch(AgentTemplate template, AgentId agent) {
        return switch (choice(template)) {
            case CapacityChoice.Take(Placement placement) -> {
                onItsWay(template.name(), placement.capacity(), agent);
                yield placement;
            }
            case CapacityChoice.AllDry(WaitReason why) -> throw new IllegalStateException(why.sentence());
        };
    }

    /** What the condition Launching should say; a template one of whose options is not dry is launched freely. */
    Finding finding() {
        List<Hold> shown = Stream.concat(
                        holds.values().stream(),
                        snapshot.spec().templates().stream().flatMap(template -> exhausted(template).stream()))
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

    /** What the condition PreferredCapacity should say. */
    Finding preferredCapacity() {
        return PreferredCapacity.finding(snapshot.spec().templates(), dry, snapshot.now());
    }

    /** The hold of the option that is preferred, if all of them are held. */
    private Optional<Hold> exhausted(AgentTemplate template) {
        Map<CapacityOption, Hold> held = dry.getOrDefault(template.name(), Collections.emptyMap());
        boolean all = !holds.containsKey(template.name()) && held.keySet().containsAll(template.capacity());
        return all ? Optional.ofNullable(held.get(template.capacity().getFirst())) : Optional.empty();
    }
}
