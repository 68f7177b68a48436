package dev.muster.controller.loop;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.Seen;
import dev.muster.model.plan.Attempts;
import dev.muster.model.plan.Reread;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of requests beyond the job list: the attempts made for each, and the readings of each by itself.
 * Guarded by the memory's lock.
 */
final class RequestMemory {
    private final Duration phantomEvidence;
    private final Map<RequestId, Attempts> attempts = new TreeMap<>();
    private final Set<AgentId> counted = new TreeSet<>();
    private final Map<RequestId, Seen<Optional<JobRequest>>> readings = new TreeMap<>();
    private final Map<RequestId, String> endedRuns = new TreeMap<>();
    private @Nullable Instant lastTried;

    /** @param phantomEvidence how long an agent must have been online to have waited in vain, as far as its record tells */
    RequestMemory(Duration phantomEvidence) {
        this.phantomEvidence = phantomEvidence;
    }

    /** Whether this agent was counted as an attempt that is GONE, while its request is still listed. */
    boolean isOver(AgentId agent) {
        return counted.contains(agent);
    }

    /** Counts an attempt that is GONE, once, however often its record is read. */
    void ended(Agent agent, boolean waitedInVain, Instant now) {
        agent.id()
                .requestId()
                .filter(request -> counted.add(agent.id()))
                .ifPresent(
                        request -> attempts.put(request, of(request).with(agent, waitedInVain, phantomEvidence, now)));
    }

    /** The same of one that ended before anything was remembered: its record alone tells whether it waited. */
    void endedBefore(Agent agent, Instant now) {
        boolean waitedInVain = Attempts.wasOnlineFor(agent, phantomEvidence, now);
        ended(agent, waitedInVain, agent.timeline().at(Phase.GONE).orElse(now));
    }

    /** Takes that an attempt was made of which nothing else is known: its name is taken. */
    void made(AgentId agent) {
        agent.requestId().ifPresent(request -> attempts.put(request, of(request).counting((int) agent.number())));
    }

    private Attempts of(RequestId request) {
        return attempts.getOrDefault(request, Attempts.NONE);
    }

    /** Takes what reading one request by its id showed, and how its run ended if it did. */
    void read(RequestId request, Seen<Optional<JobRequest>> seen, Optional<String> endOfRun) {
        readings.put(request, seen);
        endOfRun.ifPresentOrElse(end -> endedRuns.put(request, end), () -> endedRuns.remove(request));
    }

    /** Takes that such a reading was begun, whatever comes of it. */
    void readTried(Instant began) {
        lastTried = began;
    }

    /** Forgets requests that are no longer listed; readings of those that an agent was given are kept with it. */
    void forgetUnlisted(Set<RequestId> listed, Set<RequestId> given) {
        attempts.keySet().removeIf(request -> !listed.contains(request));
        readings.keySet().removeIf(request -> !listed.contains(request) && !given.contains(request));
        endedRuns.keySet().retainAll(listed);
        counted.removeIf(id -> id.requestId().filter(attempts::containsKey).isEmpty());
    }

    /** Changes with this memory. */
    Map<RequestId, Attempts> attempts() {
        return attempts;
    }

    Reread reread() {
        return new Reread(readings, endedRuns, lastTried);
    }
}
