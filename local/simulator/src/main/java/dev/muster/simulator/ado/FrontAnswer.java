package dev.muster.simulator.ado;

import java.time.Duration;

/** What a caller of the service gets: its answer, or one of the ways in which a service declines. */
public sealed interface FrontAnswer<T> {
    /** The service answered. */
    record Answered<T>(T value) implements FrontAnswer<T> {}

    /** HTTP 429: too many calls; come back after this time. */
    record Throttled<T>(Duration retryAfter) implements FrontAnswer<T> {}

    /** HTTP 5xx: nothing was done. */
    record Unavailable<T>(int status) implements FrontAnswer<T> {}
}
