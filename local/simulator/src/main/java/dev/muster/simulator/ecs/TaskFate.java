package dev.muster.simulator.ecs;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is special about one task's life. */
public sealed interface TaskFate {
    /** Nothing. */
    record Ordinary() implements TaskFate {}

    /**
     * It stops before it runs, with the stop code TaskFailedToStart.
     *
     * @param reason for example {@code CannotPullContainerError: ...} or {@code TaskFailedToStart: RESOURCE:MEMORY}
     */
    record NotStarted(String reason) implements TaskFate {}

    /** It stays so much longer on its way to RUNNING. */
    record Slow(Duration by) implements TaskFate {}

    /**
     * Its Spot capacity is taken back that long after its container started: a notice, TERM at the same time, and KILL
     * after its stop time-out (ECS developer guide, Fargate Spot termination notices).
     */
    record Interrupted(Duration after) implements TaskFate {}

    /**
     * It stops that long after its container started.
     *
     * @param exitCode of its container; null if ECS tells none
     */
    record Ended(
            Duration after,
            StopCode code,
            String reason,
            @Nullable Integer exitCode) implements TaskFate {}
}
