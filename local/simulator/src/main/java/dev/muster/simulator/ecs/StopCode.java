package dev.muster.simulator.ecs;

/** Why a task was stopped, in the words of the ECS API. */
public enum StopCode {
    ESSENTIAL_CONTAINER_EXITED("EssentialContainerExited"),
    USER_INITIATED("UserInitiated"),
    TASK_FAILED_TO_START("TaskFailedToStart"),
    /** Said at once when Spot capacity is to be taken back, while the task still runs. */
    TERMINATION_NOTICE("TerminationNotice"),
    SPOT_INTERRUPTION("SpotInterruption"),
    INFRASTRUCTURE_HEALTH("InfrastructureHealth"),
    /** What ECS may add one day. */
    UNHEARD_OF("NewStopCode");

    private final String wireName;

    StopCode(String wireName) {
        this.wireName = wireName;
    }

    /** For example {@code UserInitiated}. */
    public String wireName() {
        return wireName;
    }
}
