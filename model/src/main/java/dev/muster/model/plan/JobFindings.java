package dev.muster.model.plan;

import dev.muster.model.pool.Condition;
import java.util.Collection;
import java.util.List;

/** What the pool's conditions should say because of what its jobs wait for. */
final class JobFindings {
    private final List<WaitReason> reasons;

    JobFindings(Collection<JobSituation> situations) {
        this.reasons = situations.stream()
                .filter(JobSituation.Waiting.class::isInstance)
                .map(waiting -> ((JobSituation.Waiting) waiting).reason())
                .toList();
    }

    Finding agentVersion() {
        List<WaitReason.AgentTooOld> tooOld = only(WaitReason.AgentTooOld.class);
        if (tooOld.isEmpty()) {
            return Finding.good(Condition.Type.AgentVersion);
        }
        WaitReason.AgentTooOld first = tooOld.getFirst();
        return Finding.bad(
                Condition.Type.AgentVersion,
                "AgentTooOld",
                tooOld.size() + " waiting jobs demand a newer agent; the oldest wants Agent.Version " + first.wants()
                        + ", and template " + first.template() + " has " + first.has()
                        + ". Build the template's image with a newer agent.");
    }

    /** {@code leftOut} agents beyond the bound were not looked at. */
    Finding complete(PlannerSettings.Bounds bounds, int leftOut) {
        int jobs = only(WaitReason.BeyondBound.class).size();
        if (jobs == 0 && leftOut == 0) {
            return Finding.good(Condition.Type.PlanComplete);
        }
        return Finding.bad(
                Condition.Type.PlanComplete,
                "Truncated",
                "The plan covers the " + bounds.waitingJobs() + " requests that wait longest and " + bounds.agents()
                        + " agents; " + jobs + " waiting requests and " + leftOut + " free agents are left out.");
    }

    private <T extends WaitReason> List<T> only(Class<T> kind) {
        return reasons.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
