package dev.muster.controller.doctor.azuredevops;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the headers of all answers said beside the answers themselves. */
final class Traffic {
    private static final String LIMITS = "x-ratelimit-";

    private final Map<String, String> limits = new TreeMap<>();
    private int answers;
    private @Nullable String retryAfter;
    private @Nullable Duration skew;

    /** @param received when the answer was there, by this machine's clock */
    synchronized void saw(Reply reply, Instant received) {
        answers++;
        reply.header("Retry-After").ifPresent(wait -> retryAfter = wait);
        reply.header("Date").flatMap(Traffic::instant).ifPresent(date -> skew = Duration.between(date, received));
        reply.headers().map().forEach((name, values) -> {
            if (name.toLowerCase(java.util.Locale.ROOT).startsWith(LIMITS)) {
                limits.put(name, values.getFirst());
            }
        });
    }

    synchronized int answers() {
        return answers;
    }

    synchronized Optional<String> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** The newest rate-limit headers by name. */
    synchronized Map<String, String> limits() {
        return new TreeMap<>(limits);
    }

    /** How far this machine's clock is ahead, to about a second; empty if no answer had a date. */
    synchronized Optional<Duration> skew() {
        return Optional.ofNullable(skew);
    }

    private static Optional<Instant> instant(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException odd) {
            return Optional.empty();
        }
    }
}
