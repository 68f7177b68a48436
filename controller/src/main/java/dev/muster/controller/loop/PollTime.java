package dev.muster.controller.loop;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a pool's registrations and queue are read next. A hint moves the next reading forward, but never to less than
 * {@link #HINT_GAP} after the last one began, and never into a wait after a fault. Readings are told by the pool's worker
 * alone, hints come from anywhere.
 */
final class PollTime {
    static final Duration HINT_GAP = Duration.ofSeconds(2);

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
        hinted = false;
        due = now.plus(interval);
        soonest = now.plus(interval.compareTo(HINT_GAP) < 0 ? interval : HINT_GAP);
    }

    /** The reading failed, and nobody should ask before that time. */
    void failed(Instant until) {
        due = until;
        soonest = until;
    }

    /** Something may have changed; returns when that will be read. */
    Instant hint(Instant now) {
        hinted = true;
        Instant least = soonest;
        return least == null || least.isBefore(now) ? now : least;
    }
}
