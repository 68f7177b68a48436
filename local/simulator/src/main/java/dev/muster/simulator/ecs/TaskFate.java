package dev.muster.simulator.ecs;

import java.time.Duration;

/** What is special about one task's life. */
public sealed interface TaskFate {
    /** Nothing. */
    record Ordinary() implements TaskFate {}

    /**
     * Its image cannot be pulled: it stops before it runs.
     *
     * @param reason for example {@code CannotPullContainerError: ...}
     */
    record NotPulled(String reason) implements TaskFate {}

    /** It stays so much longer on its way to RUNNING. */
    record Slow(Duration by) implements TaskFate {}

    /** Its capacity is taken away that long after its container started, as a Spot interruption does. */
    record Interrupted(Duration after) implements TaskFate {}
}
