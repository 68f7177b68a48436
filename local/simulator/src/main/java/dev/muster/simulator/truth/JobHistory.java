package dev.muster.simulator.truth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one job.
 *
 * @param requestId of the job request
 * @param poolId the agent pool it was queued in
 * @param queuedAt when
 * @param launchedAt when RunTask first made a task for it; null if never
 * @param assignedAt when it was first given to an agent; null if never
 * @param agentName the last agent it was given to; null if none
 * @param endedAt when it ended; null while it has not
 * @param end how it ended; null while it has not
 */
public record JobHistory(
        long requestId,
        int poolId,
        Instant queuedAt,
        @Nullable Instant launchedAt,
        @Nullable Instant assignedAt,
        @Nullable String agentName,
        @Nullable Instant endedAt,
        @Nullable End end) {
    /** How a job ends. */
    public enum End {
        /** Its result was {@code succeeded}. */
        SERVED,
        /** It had any other result. */
        FAILED,
        /** People cancelled it. */
        CANCELLED
    }

    static JobHistory queued(long requestId, int poolId, Instant at) {
        return new JobHistory(requestId, poolId, at, null, null, null, null, null);
    }

    JobHistory launched(Instant at) {
        Instant first = launchedAt == null ? at : launchedAt;
        return new JobHistory(requestId, poolId, queuedAt, first, assignedAt, agentName, endedAt, end);
    }

    JobHistory assigned(String agent, Instant at) {
        Instant first = assignedAt == null ? at : assignedAt;
        return new JobHistory(requestId, poolId, queuedAt, launchedAt, first, agent, endedAt, end);
    }

    JobHistory ended(End how, Instant at) {
        return new JobHistory(requestId, poolId, queuedAt, launchedAt, assignedAt, agentName, at, how);
    }
}
