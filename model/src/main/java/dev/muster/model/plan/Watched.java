package dev.muster.model.plan;

import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.observed.RegistrationSeen;
import org.jspecify.annotations.Nullable;

/**
 * One of our agents with what ADO shows of it, brought together once in a plan.
 *
 * @param name the AgentId as text
 * @param registration its registration; null if ADO shows none
 * @param held the request that the job list shows as assigned to or running on it; null if there is none
 */
record Watched(
        Known known,
        String name,
        @Nullable RegistrationSeen registration,
        @Nullable JobRequest held) {

    AgentId id() {
        return known.id();
    }

    boolean isOnline() {
        return known.agent().phase() == Phase.ONLINE;
    }
}
