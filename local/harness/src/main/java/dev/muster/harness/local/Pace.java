package dev.muster.harness.local;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/**
 * How fast jobs are queued.
 *
 * @param between from one job to the next; zero or less for none at all
 */
public record Pace(Duration between) {
    /** No jobs. */
    public static final Pace NEVER = new Pace(Duration.ZERO);

    private static final BigDecimal MILLISECONDS = BigDecimal.valueOf(1_000);

    /** Reads a rate such as {@code 2/s}, {@code 0.5/s} or {@code 2}, above 0 and at most 1,000 a second. */
    public static Optional<Pace> parse(String text) {
        String number = text.endsWith("/s") ? text.substring(0, text.length() - 2) : text;
        if (!number.matches("\\d{1,4}(\\.\\d{1,3})?")) {
            return Optional.empty();
        }
        BigDecimal perSecond = new BigDecimal(number);
        if (perSecond.signum() == 0 || perSecond.compareTo(MILLISECONDS) > 0) {
            return Optional.empty();
        }
        long millis = MILLISECONDS.divide(perSecond, 0, RoundingMode.HALF_UP).longValueExact();
        return Optional.of(new Pace(Duration.ofMillis(millis)));
    }

    /** So many jobs a second, for constants.
     *
     * @throws IllegalArgumentException if it is no rate
     */
    public static Pace perSecond(String rate) {
        return parse(rate).orElseThrow(() -> new IllegalArgumentException("no rate: " + rate));
    }

    /** Whether there are any jobs at all. */
    public boolean isNever() {
        return !between.isPositive();
    }
}
