package dev.muster.simulator.ecs;

/** Why a task was stopped, in the words of the ECS API. */
public enum StopCode {
    ESSENTIAL_CONTAINER_EXITED("EssentialContainerExited"),
    USER_INITIATED("UserInitiated"),
    TASK_FAILED_TO_START("TaskFailedToStart"),
    SPOT_INTERRUPTION("SpotInterruption");

    private final String wireName;

    StopCode(String wireName) {
        this.wireName = wireName;
    }

    /** For example {@code UserInitiated}. */
    public String wireName() {
        return wireName;
    }
}
