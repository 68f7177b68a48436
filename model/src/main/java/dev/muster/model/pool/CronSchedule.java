package dev.muster.model.pool;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Minutes of a wall clock, written as a UNIX cron expression of five fields: minute, hour, day of month, month, day of
 * week. Where both kinds of day are restricted either will do, as crontab has it. It knows no time zone: see {@link
 * WallClock}.
 */
public final class CronSchedule {
    static final String ALLOWED = "a cron expression of five fields, minute, hour, day of month, month and day of week,"
            + " such as 0 8 * * MON-FRI; each field * or numbers or names, with lists (1,2), ranges (1-5) and steps (*/2)";

    /** Keeps out what the library would take beyond five plain fields, such as two expressions in one. */
    private static final Pattern FIVE_FIELDS = Pattern.compile("[A-Za-z0-9*,/-]+( +[A-Za-z0-9*,/-]+){4}");

    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    /** Eight years from here on hold every date that exists. */
    private static final ZonedDateTime PROBE = ZonedDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private final Cron cron;
    private final ExecutionTime times;
    private volatile @Nullable Fires latest;

    private CronSchedule(Cron cron) {
        this.cron = cron;
        this.times = ExecutionTime.forCron(cron);
    }

    /** Empty if it is not {@link #ALLOWED}. */
    public static Optional<CronSchedule> parse(String expression) {
        if (!FIVE_FIELDS.matcher(expression).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new CronSchedule(PARSER.parse(expression).validate()));
        } catch (IllegalArgumentException notAllowed) {
            return Optional.empty();
        }
    }

    /** Whether there is any day on which it fires; 30 February is none. */
    boolean everFires() {
        return times.nextExecution(PROBE).isPresent();
    }

    /** The last minute before this one at which it fires; empty if there is none. */
    Optional<LocalDateTime> lastBefore(LocalDateTime minute) {
        return Optional.ofNullable(around(minute).last);
    }

    /** The first minute, this one included, at which it fires; empty if there is none. */
    Optional<LocalDateTime> firstFrom(LocalDateTime minute) {
        return Optional.ofNullable(around(minute).next);
    }

    /** Every plan asks, and the answer changes only when the schedule fires: the latest is kept. */
    private Fires around(LocalDateTime minute) {
        var known = latest;
        if (known == null || !known.holdAt(minute)) {
            var at = minute.atZone(ZoneOffset.UTC);
            known = new Fires(
                    minute,
                    times.lastExecution(at).map(ZonedDateTime::toLocalDateTime).orElse(null),
                    times.nextExecution(at.minusNanos(1))
                            .map(ZonedDateTime::toLocalDateTime)
                            .orElse(null));
            latest = known;
        }
        return known;
    }

    /** When it fires just before and just from {@code asked} on. */
    private record Fires(
            LocalDateTime asked,
            @Nullable LocalDateTime last,
            @Nullable LocalDateTime next) {
        boolean holdAt(LocalDateTime minute) {
            return minute.equals(asked)
                    || (last != null && next != null && minute.isAfter(last) && !minute.isAfter(next));
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CronSchedule that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** The expression with single blanks. */
    @Override
    public String toString() {
        return cron.asString();
    }
}
