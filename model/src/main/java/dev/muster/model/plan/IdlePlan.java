package dev.muster.model.plan;

import dev.muster.model.agent.AgentId;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What becomes of the agents that no waiting job needs: kept on standby, replaced, or surplus. */
final class IdlePlan {
    private final Set<AgentId> idle = new LinkedHashSet<>();
    private final StandbyPlan standby;
    private final ImageProbes probes;
    private final Turnover turnover;
    private final Instant nextLook;

    private IdlePlan(List<Known> idle, StandbyPlan standby, ImageProbes probes, Turnover turnover, Instant nextLook) {
        idle.forEach(known -> this.idle.add(known.id()));
        this.standby = standby;
        this.probes = probes;
        this.turnover = turnover;
        this.nextLook = nextLook;
    }

    /** Decides once the jobs had their launches, and launches what standby lacks and what shows unknown images. */
    static IdlePlan of(
            Snapshot snapshot,
            Generations generations,
            StandbyDemand demand,
            List<Known> idle,
            Collection<JobSituation> situations,
            LaunchDecision launching) {
        int withoutRoom = (int) situations.stream()
                .filter(situation -> situation instanceof JobSituation.Waiting(WaitReason.AtMaxAgents _))
                .count();
        StandbyPlan standby = new StandbyPlan(snapshot, generations, demand, idle, withoutRoom);
        Turnover turnover = new Turnover(snapshot, generations, idle, standby, launching);
        standby.launch(launching);
        ImageProbes probes = new ImageProbes(snapshot, generations, withoutRoom);
        probes.launch(launching);
        Instant nextLook =
                turnover.nextLook().isBefore(demand.nextChange()) ? turnover.nextLook() : demand.nextChange();
        return new IdlePlan(idle, standby, probes, turnover, nextLook);
    }

    /** What an agent is there for; {@code neededSince} says since when a job needs it if it is not idle. */
    Idleness of(AgentId agent, Instant neededSince) {
        if (!idle.contains(agent)) {
            return new Idleness.Needed(neededSince);
        }
        String replaced = turnover.whyReplaced(agent);
        if (replaced != null) {
            return new Idleness.Replaced(replaced);
        }
        if (standby.keeps(agent) || probes.keeps(agent)) {
            return new Idleness.Kept();
        }
        return probes.isOver(agent)
                ? new Idleness.Replaced("it was launched to show what its image offers, which is known now")
                : new Idleness.Surplus();
    }

    List<AgentId> surplus() {
        return idle.stream().filter(agent -> !standby.keeps(agent)).toList();
    }

    Finding standbyFinding() {
        return standby.finding();
    }

    Finding imagesFinding() {
        return probes.finding();
    }

    Instant nextLook() {
        return nextLook;
    }
}
