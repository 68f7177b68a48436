package dev.muster.model.pool;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Hours that open whenever one schedule fires and close whenever the other does, in the manner of KEDA's cron scaler.
 * Where both fire in the same minute they close.
 *
 * @param start opens it
 * @param end closes it
 * @param timeZone whose wall clock the schedules follow; see {@link WallClock} for daylight saving
 */
public record Window(CronSchedule start, CronSchedule end, ZoneId timeZone) {

    /** Whether it has opened since it last closed. */
    public boolean isOpen(Instant at) {
        var clock = new WallClock(timeZone);
        var upTo = clock.minutesPassed(at);
        return start.lastBefore(upTo)
                .filter(opened -> end.lastBefore(upTo)
                        .filter(closed -> !opened.isAfter(closed))
                        .isEmpty())
                .isPresent();
    }

    /** When it may next open or close, later than {@code after}; empty if never. */
    public Optional<Instant> nextChange(Instant after) {
        var clock = new WallClock(timeZone);
        var next = isOpen(after) ? end : start;
        return next.firstFrom(clock.minutesPassed(after)).map(clock::instantOf);
    }
}
