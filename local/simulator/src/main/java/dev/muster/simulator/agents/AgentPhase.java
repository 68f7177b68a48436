package dev.muster.simulator.agents;

/** How far a simulated agent has got. */
public enum AgentPhase {
    /** Its container runs. */
    STARTING,
    /** It waits for the controller's answer. */
    ASKING,
    /** It has its identity and no session yet. */
    CONNECTING,
    /** It waits for a job. */
    LISTENING,
    /** It runs its job. */
    BUSY,
    /** It has left the service and its container does not end. */
    HUNG,
    /** Its container has ended. */
    ENDED
}
