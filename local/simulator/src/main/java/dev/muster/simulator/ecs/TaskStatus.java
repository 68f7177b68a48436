package dev.muster.simulator.ecs;

/** The steps of a task's life that this simulator takes; their names are those on the wire. */
public enum TaskStatus {
    PROVISIONING,
    PENDING,
    RUNNING,
    DEPROVISIONING,
    STOPPED
}
