package dev.muster.controller.sqs;

import java.time.Duration;

/**
 * How long to wait after failures in a row: 1, 2, 4 ... at most 30 s, of which between half and all is waited, never
 * less than 1 s.
 *
 * @param failures in a row; 0 = none
 */
record Backoff(int failures) {
    static final Backoff NONE = new Backoff(0);

    private static final int STEPS = 5;
    private static final double LONGEST_SECONDS = 30;

    Backoff afterFailure() {
        return new Backoff(Math.min(failures + 1, STEPS + 1));
    }

    /** @param random uniform from 0.0 (inclusive) to 1.0 (exclusive) */
    Duration wait(double random) {
        double most = Math.min(LONGEST_SECONDS, 1 << Math.max(0, failures - 1));
        double seconds = Math.max(1, most * (0.5 + random / 2));
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
