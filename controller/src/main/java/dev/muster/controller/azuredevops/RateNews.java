package dev.muster.controller.azuredevops;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * What an answer tells of how often we may ask ("Rate and usage limits" in the Azure DevOps documentation).
 *
 * @param refused whether the call was declined because there were too many
 * @param pause how long not to ask again, from one second to one hour; may come with a success as well
 * @param allowance what is left; told only when usage comes near the limit
 */
record RateNews(boolean refused, Optional<Duration> pause, Optional<Allowance> allowance) {
    private static final Duration LONGEST_RESET = Duration.ofMinutes(10);
    private static final Duration SHORTEST_RESET = Duration.ofSeconds(1);
    private static final double USUAL_LIMIT = 200;

    /**
     * What an identity may still use, in the service's own units (TSTU).
     *
     * @param limit all it may use in five minutes
     * @param remaining what is left of that
     * @param untilReset how long until nothing is used any more, if nothing is asked for
     */
    record Allowance(double limit, double remaining, Duration untilReset) {}

    static RateNews of(Answer answer, Instant now) {
        boolean refused = answer.status() == 429
                || (answer.status() >= 500 && RetryAfter.of(answer).isPresent());
        Optional<Duration> wait = RetryAfter.of(answer);
        return new RateNews(
                refused, refused ? wait.or(() -> Optional.of(RetryAfter.UNSAID)) : wait, allowance(answer, now));
    }

    /** How long the service let the call wait before it began with it. */
    static Duration delay(Answer answer) {
        return number(answer, "X-RateLimit-Delay")
                .filter(seconds -> seconds > 0 && seconds < 3600)
                .map(seconds -> Duration.ofMillis(Math.round(seconds * 1000)))
                .orElse(Duration.ZERO);
    }

    private static Optional<Allowance> allowance(Answer answer, Instant now) {
        return number(answer, "X-RateLimit-Remaining").map(remaining -> {
            double limit = number(answer, "X-RateLimit-Limit")
                    .filter(told -> told > 0)
                    .orElse(Math.max(USUAL_LIMIT, remaining));
            return new Allowance(limit, Math.min(remaining, limit), untilReset(answer, now));
        });
    }

    /** The service's own clock is the one to compare its times with, if it shows it. */
    private static Duration untilReset(Answer answer, Instant now) {
        Instant there = answer.header("Date").flatMap(RateNews::date).orElse(now);
        return number(answer, "X-RateLimit-Reset")
                .map(epoch -> Duration.between(there, Instant.ofEpochSecond(Math.round(epoch))))
                .map(wait -> wait.compareTo(SHORTEST_RESET) < 0 ? SHORTEST_RESET : wait)
                .map(wait -> wait.compareTo(LONGEST_RESET) > 0 ? LONGEST_RESET : wait)
                .orElse(RetryAfter.UNSAID);
    }

    private static Optional<Instant> date(String written) {
        try {
            return Optional.of(ZonedDateTime.parse(written.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException odd) {
            return Optional.empty();
        }
    }

    private static Optional<Double> number(Answer answer, String header) {
        try {
            return answer.header(header).map(String::strip).map(Double::valueOf).filter(Double::isFinite);
        } catch (NumberFormatException odd) {
            return Optional.empty();
        }
    }
}
