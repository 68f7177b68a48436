package dev.muster.harness.simulate.check;

import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.plan.JobSituation;
import dev.muster.model.plan.Snapshot;
import dev.muster.model.plan.WaitReason;
import java.util.Map;
import java.util.Optional;

/** L1: why a job waits is told truly: the agent named can take it, the limit named is reached, the pool is paused. */
public final class TrueReasons implements Invariant {
    private final Violations violations;

    public TrueReasons(Violations violations) {
        this.violations = violations;
    }

    @Override
    public void planned(Planning planning) {
        Snapshot snapshot = planning.snapshot();
        for (Map.Entry<RequestId, JobSituation> entry : planning.plan().jobs().entrySet()) {
            if (entry.getValue() instanceof JobSituation.Waiting(WaitReason reason)
                    && !isTrue(snapshot, entry.getKey(), reason)) {
                violations.broken("L1", "job " + entry.getKey() + " is said to wait because: " + reason.sentence());
            }
        }
    }

    private static boolean isTrue(Snapshot snapshot, RequestId request, WaitReason reason) {
        if (reason instanceof WaitReason.AgentReady(String agent)) {
            return canTake(snapshot, agent, request);
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
        return free && fits;
    }
}
