package dev.muster.controller.app;

import java.time.Duration;

/**
 * How long the doctor rests before it looks again.
 *
 * @param betweenLooks at a task that has not ended; positive
 * @param betweenAttempts to remove what it made; positive
 */
public record DoctorPace(Duration betweenLooks, Duration betweenAttempts) {
    /** A task needs a minute or two, and what refuses to be removed some seconds. */
    public static final DoctorPace USUAL = new DoctorPace(Duration.ofSeconds(1), Duration.ofSeconds(2));
}
