package dev.muster.simulator.ecs;

/** What ECS wants a task to be; never anything else (ECS API reference, ListTasks). */
public enum DesiredStatus {
    RUNNING,
    STOPPED
}
