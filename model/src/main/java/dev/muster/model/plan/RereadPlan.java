package dev.muster.model.plan;

import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which request is read by itself, because it goes on waiting although an agent could have had it, or with nothing on
 * its way. One at a time: ADO counts every call.
 */
final class RereadPlan {
    private final Snapshot snapshot;
    private final AttemptBook attempts;
    private final Map<RequestId, JobSituation> situations;

    RereadPlan(Snapshot snapshot, AttemptBook attempts, Map<RequestId, JobSituation> situations) {
        this.snapshot = snapshot;
        this.attempts = attempts;
        this.situations = situations;
    }

    /** {@code jobs} oldest first. */
    Optional<Action> next(List<JobRequest> jobs) {
        Instant tried = snapshot.reread().lastTried();
        if (tried != null && snapshot.now().isBefore(tried.plus(doubts().rereadPause()))) {
            return Optional.empty();
        }
        // The sort is stable: what waits longest comes first among equals.
        return jobs.stream()
                .filter(this::isDue)
                .min(Comparator.comparing((JobRequest job) -> !attempts.isPhantom(job.id()))
                        .thenComparing(job -> lastRead(job).orElse(Instant.EPOCH)))
                .map(job -> new Action.ReadRequest(job.id()));
    }

    private boolean isDue(JobRequest job) {
        boolean restedSince = lastRead(job)
                .map(last -> !snapshot.now().isBefore(last.plus(doubts().rereadAge())))
                .orElse(true);
        return restedSince && isDoubted(job);
    }

    private boolean isDoubted(JobRequest job) {
        return switch (situations.get(job.id())) {
            case JobSituation.Waiting(WaitReason reason) ->
                attempts.isPhantom(job.id()) || (waitsLong(job) && !isOnItsWay(reason));
            // The list still shows what ADO did not know when asked: asked again, lest that was a slip.
            case JobSituation.Finished finished ->
                lastRead(job).isPresent() && !snapshot.reread().sawEnd(job.id());
            case JobSituation.Assigned assigned -> false;
            case JobSituation.Running running -> false;
            case null -> false;
        };
    }

    private boolean waitsLong(JobRequest job) {
        return !snapshot.now().isBefore(job.queueTime().plus(doubts().rereadAge()));
    }

    private static boolean isOnItsWay(WaitReason reason) {
        return reason instanceof WaitReason.Launching
                || reason instanceof WaitReason.AgentComing
                || reason instanceof WaitReason.OrphanComing;
    }

    private Optional<Instant> lastRead(JobRequest job) {
        return snapshot.reread().lastOf(job.id());
    }

    private PlannerSettings.Doubts doubts() {
        return snapshot.settings().doubts();
    }
}
