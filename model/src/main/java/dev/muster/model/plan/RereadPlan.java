package dev.muster.model.plan;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which request is read by itself, because it goes on waiting although an agent could have had it, or with nothing on
 * its way. One at a time: ADO counts every call.
 */
final class RereadPlan {
    private final Snapshot snapshot;
    private final AttemptBook attempts;
    private final Situations situations;
    private final Instant longAgo;

    RereadPlan(Snapshot snapshot, AttemptBook attempts, Situations situations) {
        this.snapshot = snapshot;
        this.attempts = attempts;
        this.situations = situations;
        this.longAgo = snapshot.now().minus(doubts().rereadAge());
    }

    /** {@code jobs} oldest first. */
    Optional<Action> next(List<Listed> jobs) {
        Instant tried = snapshot.reread().lastTried();
        if (tried != null && snapshot.now().isBefore(tried.plus(doubts().rereadPause()))) {
            return Optional.empty();
        }
        // Of equals the first counts, which waits longest.
        return jobs.stream()
                .filter(this::isDoubted)
                .map(this::candidate)
                .filter(candidate -> !candidate.lastRead().isAfter(longAgo))
                .min(Candidate.FIRST)
                .map(candidate -> new Action.ReadRequest(candidate.job().job().id()));
    }

    private boolean isDoubted(Listed job) {
        return switch (situations.of(job)) {
            case JobSituation.Waiting(WaitReason reason) ->
                attempts.isPhantom(job) || (!job.job().queueTime().isAfter(longAgo) && !isOnItsWay(reason));
            // The list still shows what ADO did not know when asked: asked again, lest that was a slip.
            case JobSituation.Finished finished ->
                lastRead(job).isPresent() && !snapshot.reread().sawEnd(job.job().id());
            case JobSituation.Assigned assigned -> false;
            case JobSituation.Running running -> false;
        };
    }

    private static boolean isOnItsWay(WaitReason reason) {
        return reason instanceof WaitReason.Launching
                || reason instanceof WaitReason.AgentComing
                || reason instanceof WaitReason.OrphanComing;
    }

    private Candidate candidate(Listed job) {
        return new Candidate(job, attempts.isPhantom(job), lastRead(job).orElse(Instant.EPOCH));
    }

    private Optional<Instant> lastRead(Listed job) {
        return snapshot.reread().lastOf(job.job().id());
    }

    private PlannerSettings.Doubts doubts() {
        return snapshot.settings().doubts();
    }

    /** A doubted request; {@code lastRead} is {@link Instant#EPOCH} if it was never read by itself. */
    private record Candidate(Listed job, boolean phantom, Instant lastRead) {
        private static final Comparator<Candidate> FIRST =
                Comparator.comparing(Candidate::phantom).reversed().thenComparing(Candidate::lastRead);
    }
}
