package dev.muster.model.plan;

import dev.muster.model.agent.AgentId;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.CapacityOption;
import dev.muster.model.pool.Placement;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the next task of a template is to run: on the first of its capacity options that is not dry. One that was dry is
 * tried again after a while by one task at a time, which names one subnet, another one each time; while there are subnets
 * left that were not named, without waiting.
 */
sealed interface CapacityChoice {
    /** There. */
    record Take(Placement placement) implements CapacityChoice {}

    /** Nowhere at present: all options are dry. */
    record AllDry(WaitReason why) implements CapacityChoice {}

    /**
     * @param holds of the template's options that are held
     * @param probes agents on their way, by the option that they were launched on
     * @param subnets how many the template's tasks may be in
     */
    static CapacityChoice of(
            AgentTemplate template,
            Map<CapacityOption, Hold> holds,
            Map<CapacityOption, AgentId> probes,
            int subnets,
            Instant now) {
        return template.capacity().stream()
                .map(option -> placement(template, option, holds, probes, subnets, now))
                .flatMap(Optional::stream)
                .findFirst()
                .<CapacityChoice>map(Take::new)
                .orElseGet(() -> new AllDry(whyNot(template, holds, probes, now)));
    }

    private static Optional<Placement> placement(
            AgentTemplate template,
            CapacityOption option,
            Map<CapacityOption, Hold> holds,
            Map<CapacityOption, AgentId> probes,
            int subnets,
            Instant now) {
        Hold hold = holds.get(option);
        boolean onlyOne = template.capacity().size() == 1;
        if (hold == null || (onlyOne && hold.isOfSpot())) {
            return Optional.of(Placement.anywhere(option));
        }
        boolean subnetsAreLeft = hold.failures() < subnets && !hold.isOfSpot();
        boolean isDue = subnetsAreLeft || !now.isBefore(hold.until());
        return isDue && !probes.containsKey(option)
                ? Optional.of(new Placement(option, hold.failures()))
                : Optional.empty();
    }

    private static WaitReason whyNot(
            AgentTemplate template, Map<CapacityOption, Hold> holds, Map<CapacityOption, AgentId> probes, Instant now) {
        Hold first = held(template, holds).findFirst().orElseThrow();
        return held(template, holds)
                .filter(hold -> now.isBefore(hold.until()))
                .min(Comparator.comparing(Hold::until))
                .<WaitReason>map(hold -> new WaitReason.TemplateHeld(template.name(), first.describe(), hold.until()))
                .orElseGet(() ->
                        new WaitReason.TemplateProbing(template.name(), probe(template, probes), first.describe()));
    }

    private static Stream<Hold> held(AgentTemplate template, Map<CapacityOption, Hold> holds) {
        return template.capacity().stream().filter(holds::containsKey).map(holds::get);
    }

    private static AgentId probe(AgentTemplate template, Map<CapacityOption, AgentId> probes) {
        return template.capacity().stream()
                .filter(probes::containsKey)
                .map(probes::get)
                .findFirst()
                .orElseThrow();
    }
}
