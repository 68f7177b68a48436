package dev.muster.simulator.ado;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a call, as far as its number is concerned.
 *
 * @param refused whether it is answered with HTTP 429 and nothing is done
 * @param retryAfter when to come again; with a success too
 * @param left what is left to the identity; null if nothing is told of it
 */
public record RateAnswer(
        boolean refused,
        Optional<Duration> retryAfter,
        @Nullable Left left) {
    /** @param resetAt when nothing is used any more if nothing is asked for */
    public record Left(int limit, int remaining, Instant resetAt) {}
}
