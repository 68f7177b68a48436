package dev.muster.simulator.ecs;

import java.time.Duration;

/**
 * How long the steps of a task's life take.
 *
 * @param provisioning from RunTask to PENDING
 * @param pending from PENDING (image pull) to RUNNING
 * @param deprovisioning from the end of the container to STOPPED
 * @param stopTimeout from SIGTERM to SIGKILL
 */
public record EcsTimings(Span provisioning, Span pending, Span deprovisioning, Duration stopTimeout) {
    /** Fargate as measured from outside: 25 to 60 s to start, half a minute to clear away. */
    public static EcsTimings fargate() {
        return new EcsTimings(
                Span.ofMillis(8_000, 15_000),
                Span.ofMillis(15_000, 45_000),
                Span.ofMillis(10_000, 30_000),
                Duration.ofSeconds(30));
    }

    /** Fast enough for somebody who watches: about a second to start. */
    public static EcsTimings brisk() {
        return new EcsTimings(
                Span.ofMillis(100, 300), Span.ofMillis(300, 900), Span.ofMillis(100, 400), Duration.ofSeconds(30));
    }

    /** A container runs half a minute after its launch, to the second. */
    public static EcsTimings halfAMinute() {
        return new EcsTimings(
                Span.exactly(Duration.ofSeconds(10)),
                Span.exactly(Duration.ofSeconds(20)),
                Span.ofMillis(100, 400),
                Duration.ofSeconds(30));
    }
}
