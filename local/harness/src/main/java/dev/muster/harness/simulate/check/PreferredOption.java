package dev.muster.harness.simulate.check;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.Phase;
import dev.muster.model.plan.Action;
import dev.muster.model.plan.Snapshot;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.CapacityOption;
import java.util.List;

/**
 * L7: a launch leaves out the capacity options that its template prefers only while they had no room lately: each is held,
 * or an agent is on its way that will show whether there is room again.
 */
public final class PreferredOption implements Invariant {
    private final Violations violations;

    public PreferredOption(Violations violations) {
        this.violations = violations;
    }

    @Override
    public void planned(Planning planning) {
        Snapshot snapshot = planning.snapshot();
        List<Action.Launch> launches = planning.plan().launches();
        for (Action.Launch launch : launches) {
            snapshot.spec().template(launch.template()).ifPresent(template -> {
                for (CapacityOption option :
                        preferred(template, launch.placement().capacity())) {
                    if (!hadNoRoom(snapshot, launches, template, option)) {
                        violations.broken("L7", launch + " leaves " + option + " out, which is free");
                    }
                }
            });
        }
    }

    private static List<CapacityOption> preferred(AgentTemplate template, CapacityOption taken) {
        return template.capacity().subList(0, Math.max(0, template.capacity().indexOf(taken)));
    }

    private static boolean hadNoRoom(
            Snapshot snapshot, List<Action.Launch> launches, AgentTemplate template, CapacityOption option) {
        boolean dry = snapshot.holds().stream()
                .filter(hold -> hold.template().equals(template.name()) && option.equals(hold.option()))
                .filter(hold -> hold.templateFingerprint().equals(template.fingerprint()))
                .anyMatch(
                        hold -> snapshot.now().isBefore(hold.until()) || isTried(snapshot, launches, template, option));
        return dry
                || snapshot.agents().stream()
                        .map(known -> known.agent())
                        .anyMatch(agent -> isOf(agent, template, option) && isJustFailing(agent));
    }

    private static boolean isTried(
            Snapshot snapshot, List<Action.Launch> launches, AgentTemplate template, CapacityOption option) {
        boolean now = launches.stream()
                .anyMatch(launch -> launch.template().equals(template.name())
                        && option.equals(launch.placement().capacity()));
        return now
                || snapshot.agents().stream()
                        .map(known -> known.agent())
                        .anyMatch(agent ->
                                isOf(agent, template, option) && agent.phase().compareTo(Phase.ONLINE) < 0);
    }

    private static boolean isJustFailing(Agent agent) {
        return agent.phase().isBeforeJob()
                && agent.task() != null
                && agent.task().isEnding();
    }

    private static boolean isOf(Agent agent, AgentTemplate template, CapacityOption option) {
        return agent.templateFingerprint().equals(template.fingerprint()) && option.equals(agent.capacity());
    }
}
