package dev.muster.model.demand;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an ADO pool's queue, as the service last showed it. All times are the service's own.
 *
 * @param id ADO's {@code requestId}
 * @param queueTime when the job began to wait
 * @param demands what it asks of an agent
 * @param state how far it is, derived from what the service shows
 * @param reservedAgent name of the agent that ADO reserves for it; null while none is
 * @param planType {@code Build}, {@code Release} or another kind of plan
 * @param jobName the job's name in its pipeline
 * @param definition name of the pipeline
 * @param assignTime when ADO chose an agent; null before
 * @param receiveTime when that agent picked the job up; null before
 * @param finishTime when the job ended; null before
 * @param result ADO's word for the end, such as {@code succeeded} or {@code canceled}; null before
 * @param origin what it is a part of, as far as ADO says
 */
public record JobRequest(
        RequestId id,
        Instant queueTime,
        Demands demands,
        State state,
        @Nullable String reservedAgent,
        String planType,
        String jobName,
        String definition,
        @Nullable Instant assignTime,
        @Nullable Instant receiveTime,
        @Nullable Instant finishTime,
        @Nullable String result,
        Origin origin) {
    /** By queue time; of those queued at one moment the lower id first. */
    public static final Comparator<JobRequest> OLDEST_FIRST = JobRequest::compareAge;

    /** How far a request is. */
    public enum State {
        /** No agent is chosen. */
        QUEUED,
        /** An agent is chosen but has not picked the job up: neither waiting nor running. */
        ASSIGNED,
        /** The agent has the job. */
        RUNNING,
        /** There is a result; a job cancelled while it waited gets here without ever having run. */
        FINISHED
    }

    /** A request of unknown origin. */
    public JobRequest(
            RequestId id,
            Instant queueTime,
            Demands demands,
            State state,
            @Nullable String reservedAgent,
            String planType,
            String jobName,
            String definition,
            @Nullable Instant assignTime,
            @Nullable Instant receiveTime,
            @Nullable Instant finishTime,
            @Nullable String result) {
        this(
                id,
                queueTime,
                demands,
                state,
                reservedAgent,
                planType,
                jobName,
                definition,
                assignTime,
                receiveTime,
                finishTime,
                result,
                Origin.UNKNOWN);
    }

    private static int compareAge(JobRequest one, JobRequest other) {
        int byTime = one.queueTime.compareTo(other.queueTime);
        return byTime != 0 ? byTime : one.id.compareTo(other.id);
    }

    /** The wire names no state; ADO's own clients derive it from these three fields. */
    public static State stateOf(@Nullable Instant assignTime, @Nullable Instant receiveTime, @Nullable String result) {
        if (result != null) {
            return State.FINISHED;
        }
        if (receiveTime != null) {
            return State.RUNNING;
        }
        return assignTime == null ? State.QUEUED : State.ASSIGNED;
    }
}
