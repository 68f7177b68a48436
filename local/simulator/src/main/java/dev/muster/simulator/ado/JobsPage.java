package dev.muster.simulator.ado;

import java.util.List;
import java.util.OptionalLong;

/**
 * A listing of job requests.
 *
 * @param continuation what to ask on with, in the paged form; empty on the last page
 */
public record JobsPage(List<Row> rows, OptionalLong continuation) {
    /**
     * One request.
     *
     * @param matchedAgents registered agents that meet its demands, offline and disabled ones included; empty where
     *     the form does not tell them or every agent of the pool would do
     * @param matchesAllAgentsInPool every agent of the pool would do
     */
    public record Row(JobRequest request, List<AgentReferenceNow> matchedAgents, boolean matchesAllAgentsInPool) {}

    /** An agent's short form together with what it was doing when the list was read. */
    public record AgentReferenceNow(AgentReference agent, boolean enabled, AgentStatus status) {}
}
