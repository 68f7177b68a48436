package dev.muster.harness.simulate.check;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.plan.Action;
import dev.muster.model.plan.JobSituation;
import dev.muster.model.plan.Known;
import dev.muster.model.plan.Snapshot;
import dev.muster.model.plan.WaitReason;
import java.util.Map;
import java.util.Optional;

/**
 * L1: why a job waits is told truly: the agent named can take it, or comes and is not only thought of; the limit named is
 * reached; the pool is paused.
 */
public final class TrueReasons implements Invariant {
    private final Violations violations;

    public TrueReasons(Violations violations) {
        this.violations = violations;
    }

    @Override
    public void planned(Planning planning) {
        for (Map.Entry<RequestId, JobSituation> entry : planning.plan().jobs().entrySet()) {
            if (entry.getValue() instanceof JobSituation.Waiting(WaitReason reason)
                    && !isTrue(planning, entry.getKey(), reason)) {
                violations.broken("L1", "job " + entry.getKey() + " is said to wait because: " + reason.sentence());
            }
        }
    }

    private static boolean isTrue(Planning planning, RequestId request, WaitReason reason) {
        Snapshot snapshot = planning.snapshot();
        if (reason instanceof WaitReason.AgentReady(String agent)) {
            return canTake(snapshot, agent, request);
        }
        if (reason instanceof WaitReason.AgentComing(AgentId agent, Phase _)) {
            return comes(planning, agent);
        }
        if (reason instanceof WaitReason.AtMaxAgents(int maxAgents, int live)) {
            return maxAgents == snapshot.spec().limits().maxAgents() && live >= maxAgents;
        }
        return !(reason instanceof WaitReason.Paused) || snapshot.spec().paused();
    }

    /** One that was seen online in the very list, or has gone online since, as its record may know. */
    private static boolean canTake(Snapshot snapshot, String agent, RequestId request) {
        Optional<RegistrationSeen> seen = snapshot.registrations().value().stream()
                .filter(registration -> registration.name().equals(agent))
                .findFirst();
        boolean free = seen.filter(registration -> registration.enabled() && registration.assigned() == null)
                .isPresent();
        boolean fits = snapshot.jobs().value().stream()
                .filter(job -> job.id().equals(request))
                .map(JobRequest::demands)
                .allMatch(demands -> seen.filter(registration -> demands.satisfiedBy(registration.capabilities()))
                        .isPresent());
        boolean stays = snapshot.agents().stream()
                .filter(known -> known.id().toString().equals(agent))
                .noneMatch(known -> isEnding(known.agent()));
        return free && fits && stays;
    }

    /** One that was only claimed has to have somebody who launches it, now or at a time that is set. */
    private static boolean comes(Planning planning, AgentId agent) {
        Snapshot snapshot = planning.snapshot();
        Optional<Known> coming = snapshot.agents().stream()
                .filter(known -> known.id().equals(agent))
                .findFirst();
        return coming.filter(known -> !isEnding(known.agent()))
                .filter(known -> known.agent().phase() != Phase.CLAIMED
                        || known.agent().task() != null
                        || snapshot.queued().has(agent)
                        || (known.notBefore() != null && snapshot.now().isBefore(known.notBefore()))
                        || isSeenTo(planning, agent))
                .isPresent();
    }

    private static boolean isSeenTo(Planning planning, AgentId agent) {
        return planning.plan().actions().stream()
                .anyMatch(action -> (action instanceof Action.Resume || action instanceof Action.LookUp)
                        && ((Action.OfAgent) action).agent().equals(agent));
    }

    private static boolean isEnding(Agent agent) {
        return agent.task() != null && agent.task().isEnding();
    }
}
