package dev.muster.controller.azuredevops;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads how long the service asks us to wait. */
final class RetryAfter {
    /** When the service throttles without saying for how long. */
    static final Duration UNSAID = Duration.ofSeconds(60);

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private RetryAfter() {}

    /** Empty if the answer says nothing, or nothing that can be read; else from one second to one hour. */
    static Optional<Duration> of(Answer answer) {
        return answer.header("Retry-After")
                .flatMap(written -> seconds(written).or(() -> untilDate(written, answer)))
                .map(RetryAfter::bounded);
    }

    private static Optional<Duration> seconds(String written) {
        try {
            double seconds = Double.parseDouble(written.strip());
            return Optional.of(Duration.ofMillis(Math.round(Math.ceil(seconds * 1000))));
        } catch (NumberFormatException notSeconds) {
            return Optional.empty();
        }
    }

    /** The service's own clock is the only one a date of its can be compared with. */
    private static Optional<Duration> untilDate(String written, Answer answer) {
        return answer.header("Date").flatMap(now -> between(now, written));
    }

    private static Optional<Duration> between(String from, String to) {
        try {
            return Optional.of(Duration.between(date(from), date(to)));
        } catch (DateTimeException notDates) {
            return Optional.empty();
        }
    }

    private static ZonedDateTime date(String written) {
        return ZonedDateTime.parse(written.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
    }

    private static Duration bounded(Duration wait) {
        if (wait.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
