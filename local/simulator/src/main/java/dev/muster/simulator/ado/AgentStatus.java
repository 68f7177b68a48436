package dev.muster.simulator.ado;

/** Whether an agent has a live session. */
public enum AgentStatus {
    ONLINE,
    OFFLINE
}
