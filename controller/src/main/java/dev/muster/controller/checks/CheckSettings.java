package dev.muster.controller.checks;

import java.time.Duration;

/**
 * How checks are answered that are answered later.
 *
 * @param replica this process's name
 * @param timeout from acceptance to the answer, at the latest
 * @param lease how long nobody else answers a check that a replica is answering; longer than a call takes
 * @param look between two looks at a check that waits
 * @param adoption between two readings of what is pending
 */
public record CheckSettings(String replica, Duration timeout, Duration lease, Duration look, Duration adoption) {
    /** How long an answer is tried after the time is over. */
    static final Duration GRACE = Duration.ofMinutes(15);

    /** Most checks at a time that are to be answered later. */
    static final int MOST = 1000;

    public static CheckSettings of(String replica, Duration timeout) {
        return new CheckSettings(
                replica, timeout, Duration.ofSeconds(30), Duration.ofSeconds(2), Duration.ofSeconds(10));
    }
}
