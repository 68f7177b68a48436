package dev.muster.simulator.agents;

import dev.muster.simulator.ado.Capabilities;
import java.time.Duration;
import java.util.UUID;

/** What the controller answers an agent that asks for its identity. */
public sealed interface BootstrapReply {
    /**
     * The agent is registered.
     *
     * @param capabilities the declared ones, which the listener merges into its scan
     */
    record Granted(int agentId, int poolId, UUID clientId, Capabilities capabilities) implements BootstrapReply {}

    /** Not known yet: ask again after this time. */
    record RetryLater(Duration after) implements BootstrapReply {}

    /** Never: give up. */
    record Refused(String reason) implements BootstrapReply {}
}
