package dev.muster.model.pool;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The minutes that a wall clock shows, each once and in order, whatever daylight saving does: minutes that the clock
 * skips all come at the moment of the skip, minutes that it shows twice come at their first time. No opening or closing
 * is lost or repeated, therefore.
 */
record WallClock(ZoneId zone) {
    /** The first minute that has not come yet; all before it have. */
    LocalDateTime minutesPassed(Instant at) {
        var shown = LocalDateTime.ofInstant(at, zone);
        var turnedBack = zone.getRules().previousTransition(at.plusNanos(1));
        if (turnedBack != null && turnedBack.isOverlap() && shown.isBefore(turnedBack.getDateTimeBefore())) {
            return turnedBack.getDateTimeBefore();
        }
        return shown.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
    }

    /** When that minute comes. */
    Instant instantOf(LocalDateTime minute) {
        var skipped = zone.getRules().getTransition(minute);
        return skipped != null && skipped.isGap()
                ? skipped.getInstant()
                : minute.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }
}
