package dev.muster.simulator.ecs;

/** What becomes of a RunTask call that passed all checks. */
public sealed interface LaunchVerdict {
    /** A task is made. */
    record Launch() implements LaunchVerdict {}

    /**
     * No task: HTTP 200 with an entry in {@code failures}, which is remembered with the client token.
     *
     * @param reason for example {@code RESOURCE:MEMORY} or {@code Capacity is unavailable at this time.}
     */
    record Failure(String reason) implements LaunchVerdict {}

    /** No task: an exception, which is not remembered. */
    record Refusal(EcsError.Kind exception, String message) implements LaunchVerdict {}
}
