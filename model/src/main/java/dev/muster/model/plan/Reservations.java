package dev.muster.model.plan;

import dev.muster.model.demand.JobRequest;
import dev.muster.model.observed.RegistrationSeen;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether the agents that ADO reserves requests for can still serve them. */
final class Reservations {
    private final Snapshot snapshot;
    private final Map<String, Known> agents;
    private final Map<String, RegistrationSeen> registrations;

    /** Both maps by name. */
    Reservations(Snapshot snapshot, Map<String, Known> agents, Map<String, RegistrationSeen> registrations) {
        this.snapshot = snapshot;
        this.agents = agents;
        this.registrations = registrations;
    }

    /** Whether ADO holds the request for an agent that can never pick it up. */
    boolean isStranded(JobRequest job) {
        String holder = job.reservedAgent();
        if (holder == null) {
            return false;
        }
        Known known = agents.get(holder);
        return known == null ? !registrations.containsKey(holder) : hasEnded(known);
    }

    /** Whether a request that waits was given to this agent before, and the agent ended with it. */
    boolean endedWithIt(@Nullable Known given) {
        return given != null
                && hasEnded(given)
                && given.stopLearned() != null
                && snapshot.jobs().readBegan().isAfter(given.stopLearned());
    }

    private static boolean hasEnded(Known known) {
        return known.agent().taskStopped()
                || (known.agent().task() == null && known.agent().phase().isEnding());
    }
}
