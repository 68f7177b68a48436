package dev.muster.simulator.ado;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a pool's queue. A time is null until the request has got that far: assigned (an agent is reserved),
 * received (the agent took the job's lock), finished (with a result).
 */
public record JobRequest(
        long requestId,
        int poolId,
        JobScript script,
        List<Demand> demands,
        Instant queueTime,
        @Nullable Instant assignTime,
        @Nullable AgentReference reservedAgent,
        @Nullable Instant receiveTime,
        @Nullable Instant lockedUntil,
        @Nullable Instant finishTime,
        @Nullable JobResult result,
        @Nullable String statusMessage) {

    private static final long PLAN = 0x504C_414E_0000_4000L;
    private static final long JOB = 0x4A4F_4200_0000_4000L;

    static JobRequest queued(long requestId, int poolId, JobScript script, List<Demand> demands, Instant at) {
        return new JobRequest(
                requestId, poolId, script, List.copyOf(demands), at, null, null, null, null, null, null, null);
    }

    /** No result yet. */
    public boolean isUnfinished() {
        return result == null;
    }

    /** No result yet and no agent reserved. */
    public boolean isWaiting() {
        return result == null && reservedAgent == null;
    }

    /** An agent has taken it and not finished it. */
    public boolean isRunning() {
        return result == null && receiveTime != null;
    }

    /** Whether an agent with these capabilities could run it. */
    public boolean isMetBy(Capabilities capabilities) {
        return demands.stream().allMatch(demand -> demand.metBy(capabilities));
    }

    /** The id of its run, which is its alone. */
    public long runId() {
        return requestId;
    }

    /** The plan's id, derived from the request's. */
    public UUID planId() {
        return new UUID(PLAN, requestId);
    }

    /** The job's id within its plan, derived from the request's. */
    public UUID jobId() {
        return new UUID(JOB, requestId);
    }

    JobRequest demanding(JobScript other, List<Demand> others) {
        return queued(requestId, poolId, other, others, queueTime);
    }

    JobRequest assignedTo(AgentReference agent, Instant at) {
        return with(at, agent, null, null, null, null, null);
    }

    JobRequest backInTheQueue() {
        return with(null, null, null, null, null, null, null);
    }

    JobRequest lockedAt(Instant at, Instant until) {
        Instant received = receiveTime == null ? at : receiveTime;
        return with(assignTime, reservedAgent, received, until, null, null, null);
    }

    JobRequest finished(JobResult how, Instant at, @Nullable String message) {
        return with(assignTime, reservedAgent, receiveTime, lockedUntil, at, how, message);
    }

    private JobRequest with(
            @Nullable Instant assigned,
            @Nullable AgentReference agent,
            @Nullable Instant received,
            @Nullable Instant locked,
            @Nullable Instant ended,
            @Nullable JobResult how,
            @Nullable String message) {
        return new JobRequest(
                requestId, poolId, script, demands, queueTime, assigned, agent, received, locked, ended, how, message);
    }
}
