package dev.muster.simulator.ecs;

/** The moments of a task's life that ECS stamps; listed in the order in which they come. */
public enum TaskMoment {
    CREATED("createdAt"),
    PULL_STARTED("pullStartedAt"),
    PULL_STOPPED("pullStoppedAt"),
    STARTED("startedAt"),
    STOPPING("stoppingAt"),
    EXECUTION_STOPPED("executionStoppedAt"),
    STOPPED("stoppedAt");

    private final String wireName;

    TaskMoment(String wireName) {
        this.wireName = wireName;
    }

    /** The field of the API's Task shape. */
    public String wireName() {
        return wireName;
    }
}
