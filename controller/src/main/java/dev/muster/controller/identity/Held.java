package dev.muster.controller.identity;

import java.time.Duration;
import java.time.Instant;

/**
 * A value in memory and how long it may serve.
 *
 * @param since when it was got
 * @param renewFrom from when on a newer one is wanted
 * @param until from when on it is of no use
 */
record Held<T>(T value, Instant since, Instant renewFrom, Instant until) {
    private static final Duration LONGEST_AHEAD = Duration.ofMinutes(10);
    private static final Duration LONGEST_MARGIN = Duration.ofMinutes(1);

    /** A value that ends by itself: renewed when a fifth of its life is left, ten minutes at most, and never used to the end. */
    static <T> Held<T> expiring(T value, Instant since, Duration life) {
        Instant end = since.plus(life);
        return new Held<>(
                value,
                since,
                end.minus(least(LONGEST_AHEAD, life.dividedBy(5))),
                end.minus(least(LONGEST_MARGIN, life.dividedBy(20))));
    }

    /** A value that somebody may change: read anew at that age, and held for another while if that fails. */
    static <T> Held<T> changing(T value, Instant since, Duration age, Duration grace) {
        return new Held<>(value, since, since.plus(age), since.plus(age).plus(grace));
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
