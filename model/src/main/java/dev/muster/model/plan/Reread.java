package dev.muster.model.plan;

import dev.muster.model.agent.AgentId;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.Seen;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Requests that were read one by one, because the list alone was not believed.
 *
 * @param byRequest the newest such reading of each request still listed or with an agent; empty inside if ADO does not know the request
 * @param endedRuns of requests that waited when they were read: how the run ended that they are a part of, in ADO's words
 * @param lastTried when such a reading was last begun, whatever came of it; null if never
 */
public record Reread(
        Map<RequestId, Seen<Optional<JobRequest>>> byRequest,
        Map<RequestId, String> endedRuns,
        @Nullable Instant lastTried) {
    public static final Reread NONE = new Reread(Collections.emptyMap(), Collections.emptyMap(), null);

    public Reread {
        byRequest = Collections.unmodifiableMap(new TreeMap<>(byRequest));
        endedRuns = Collections.unmodifiableMap(new TreeMap<>(endedRuns));
    }

    /** How the run ended that the request is a part of; empty if it goes on, or is not known to have ended. */
    Optional<String> endOfRun(RequestId request) {
        return Optional.ofNullable(endedRuns.get(request));
    }

    /** When the request was last read; empty if never. */
    Optional<Instant> lastOf(RequestId request) {
        return Optional.ofNullable(byRequest.get(request)).map(Seen::readBegan);
    }

    /**
     * What to believe of a listed request. That it has a result, or that ADO no longer knows it, stays true whatever
     * an older or a younger list says; else the younger of both readings counts.
     */
    JobRequest corrected(JobRequest listed, Instant listReadBegan) {
        Seen<Optional<JobRequest>> seen = byRequest.get(listed.id());
        if (seen == null) {
            return listed;
        }
        JobRequest read = seen.value().orElse(null);
        if (read == null || read.state() == JobRequest.State.FINISHED) {
            return finished(listed);
        }
        return seen.readBegan().isAfter(listReadBegan) ? read : listed;
    }

    /** Whether ADO said that the request has a result, after which there is nothing more to read. */
    boolean sawEnd(RequestId request) {
        Seen<Optional<JobRequest>> seen = byRequest.get(request);
        return seen != null
                && seen.value()
                        .filter(job -> job.state() == JobRequest.State.FINISHED)
                        .isPresent();
    }

    /**
     * Whether ADO said, in a reading begun after that moment, that the agent does not have the request: it has a result,
     * waits again, is with another agent, or there is none such.
     */
    boolean isNotWith(AgentId agent, RequestId request, Instant after) {
        Seen<Optional<JobRequest>> seen = byRequest.get(request);
        return seen != null
                && seen.readBegan().isAfter(after)
                && seen.value()
                        .map(job -> job.state() == JobRequest.State.FINISHED
                                || !agent.toString().equals(job.reservedAgent()))
                        .orElse(true);
    }

    private static JobRequest finished(JobRequest listed) {
        return new JobRequest(
                listed.id(),
                listed.queueTime(),
                listed.demands(),
                JobRequest.State.FINISHED,
                listed.reservedAgent(),
                listed.planType(),
                listed.jobName(),
                listed.definition(),
                listed.assignTime(),
                listed.receiveTime(),
                listed.finishTime(),
                listed.result(),
                listed.origin());
    }
}
