package dev.muster.simulator.ecs;

/** What becomes of a RunTask call that passed all checks. */
public sealed interface LaunchVerdict {
    /** A task is made. */
    record Launch() implements LaunchVerdict {}

    /**
     * No task: HTTP 200 with an entry in {@code failures}.
     *
     * @param reason for example {@code RESOURCE:MEMORY} or {@code Capacity is unavailable at this time.}
     */
    record Failure(String reason) implements LaunchVerdict {}
}
