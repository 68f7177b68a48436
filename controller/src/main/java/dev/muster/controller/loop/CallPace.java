package dev.muster.controller.loop;

import java.time.Duration;
import java.time.Instant;

/**
 * How often one group of calls may be made: a bucket of tokens that fills more slowly after the service has complained, and
 * a little faster again with every second without a complaint. Safe for use by many threads.
 */
public final class CallPace {
    /** Calls that were on their way before we slowed down say nothing new. */
    private static final Duration ONE_COMPLAINT = Duration.ofSeconds(1);

    /** One that comes alone says that calls came in bunches; one soon after another, that somebody else calls as well. */
    private static final Duration ALONE = Duration.ofSeconds(10);

    private static final double AFTER_ONE = 0.75;
    private static final double AFTER_MORE = 0.5;
    private static final double SLOWEST = 1;
    private static final double STEPS_TO_FULL = 20;
    private static final double NANOS = 1e9;

    private final double ceiling;
    private final TokenBucket bucket;
    private double perSecond;
    private Instant recoveredUntil;
    private Instant slowed = Instant.EPOCH;
    private Instant secondBegan;
    private int thisSecond;
    private int lastSecond;

    /**
     * A pace at its full speed with a full bucket.
     *
     * @param perSecond calls a second that it never exceeds for long; more than 0
     * @param burst calls that may be made at once after a pause; at least 1
     */
    public CallPace(double perSecond, double burst, Instant now) {
        this.ceiling = perSecond;
        this.perSecond = perSecond;
        this.bucket = new TokenBucket(perSecond, burst, now);
        this.recoveredUntil = now;
        this.secondBegan = now;
    }

    /** Counts one call; how long to wait before it is made, zero if it may be made now. */
    public synchronized Duration take(Instant now) {
        recover(now);
        count(now);
        return bucket.take(1, now);
    }

    /**
     * How long until one call can be made at once; counts none.
     *
     * @param spared calls that others must still be able to make then
     */
    public synchronized Duration until(double spared, Instant now) {
        recover(now);
        return bucket.until(1 + spared, now);
    }

    /**
     * The service said that it is asked too often: from now on three quarters as often as it was asked, and half as often if
     * it said so within the last ten seconds. What it says within a second counts once.
     */
    public synchronized void throttled(Instant now) {
        recover(now);
        if (now.isBefore(slowed.plus(ONE_COMPLAINT))) {
            return;
        }
        roll(now);
        double asked = Math.min(perSecond, Math.max(lastSecond, thisSecond));
        double share = now.isBefore(slowed.plus(ALONE)) ? AFTER_MORE : AFTER_ONE;
        slowed = now;
        fill(Math.min(ceiling, Math.max(SLOWEST, asked * share)), now);
        bucket.empty(now);
    }

    /** Calls a second at present. */
    public synchronized double perSecond(Instant now) {
        recover(now);
        return perSecond;
    }

    /** Calls a second while nobody complains. */
    public double ceiling() {
        return ceiling;
    }

    private void recover(Instant now) {
        if (!now.isAfter(recoveredUntil)) {
            return;
        }
        if (perSecond < ceiling) {
            double seconds = Duration.between(recoveredUntil, now).toNanos() / NANOS;
            double step = Math.max(SLOWEST, ceiling / STEPS_TO_FULL);
            fill(Math.min(ceiling, perSecond + step * seconds), now);
        }
        recoveredUntil = now;
    }

    private void fill(double rate, Instant now) {
        perSecond = rate;
        bucket.fillAt(rate, now);
    }

    private void count(Instant now) {
        roll(now);
        thisSecond++;
    }

    private void roll(Instant now) {
        Duration passed = Duration.between(secondBegan, now);
        if (passed.compareTo(Duration.ofSeconds(1)) >= 0) {
            lastSecond = passed.compareTo(Duration.ofSeconds(2)) < 0 ? thisSecond : 0;
            thisSecond = 0;
            secondBegan = now;
        }
    }
}
