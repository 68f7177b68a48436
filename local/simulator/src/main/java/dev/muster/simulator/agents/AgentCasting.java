package dev.muster.simulator.agents;

import dev.muster.simulator.ecs.ContainerStart;

/** Decides how the agent of each container behaves; where single agents are made to misbehave. */
@FunctionalInterface
public interface AgentCasting {
    /** Every agent as it was drawn. */
    AgentCasting AS_DRAWN = (container, drawn) -> drawn;

    /**
     * Asked once for every container, in the order of their starts.
     *
     * @param drawn what its odds gave it
     */
    AgentScript cast(ContainerStart container, AgentScript drawn);

    /** Told when one of the things that were to happen to an agent has happened. */
    default void happened(String agentName, Mishap mishap) {}
}
