package dev.muster.controller.loop;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a pool's registrations and queue are read next: one interval after the last reading began, and the interval may
 * change meanwhile. A hint moves the next reading forward, but never to less than {@link #HINT_GAP} after the last one
 * began, and never into a wait after a fault. Readings are told by the pool's worker alone, hints come from anywhere.
 */
final class PollTime {
    static final Duration HINT_GAP = Duration.ofSeconds(2);

    private @Nullable Instant began;
    private double share = 1;
    private volatile @Nullable Instant due;
    private volatile @Nullable Instant soonest;
    private volatile boolean hinted;

    /** When; null if nothing was read yet. */
    @Nullable
    Instant next() {
        return hinted ? soonest : due;
    }

    boolean isDue(Instant now) {
        Instant next = next();
        return next == null || !now.isBefore(next);
    }

    /** A hint that comes from now on was not seen by this reading, and counts for the next. */
    void began(Instant now, Duration interval) {
        began(now, interval, 1);
    }

    /** @param share of every interval that is waited until the next reading, so that pools do not read in step */
    void began(Instant now, Duration interval, double share) {
        hinted = false;
        began = now;
        this.share = share;
        soonest = now.plus(interval.compareTo(HINT_GAP) < 0 ? interval : HINT_GAP);
        due = now.plus(part(interval));
    }

    /** From now on another interval counts, from when the last reading began; a wait after a fault stays as it is. */
    void pace(Duration interval) {
        if (began != null) {
            due = began.plus(part(interval));
        }
    }

    /** The reading failed, and nobody should ask before that time. */
    void failed(Instant until) {
        began = null;
        due = until;
        soonest = until;
    }

    /** Something may have changed; returns when that will be read. */
    Instant hint(Instant now) {
        hinted = true;
        Instant least = soonest;
        return least == null || least.isBefore(now) ? now : least;
    }

    private Duration part(Duration interval) {
        return Duration.ofMillis(Math.round(interval.toMillis() * share));
    }
}
