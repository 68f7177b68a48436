package dev.muster.model.agent;

/** A launch about to happen: the new agent's record and the request to send, written together or not at all. */
public record Claim(Agent agent, FrozenRequest request) {
    /** @throws IllegalArgumentException unless the agent is new: CLAIMED and never written */
    public Claim {
        if (agent.phase() != Phase.CLAIMED || agent.revision() != 0) {
            throw new IllegalArgumentException("a claim is for a new agent, not " + agent);
        }
    }
}
