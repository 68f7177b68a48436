package dev.muster.controller.loop;

import java.time.Duration;
import java.time.Instant;

/**
 * A bucket of tokens that fills at a steady rate up to its size, as AWS counts the calls of its APIs. A token may be taken
 * before it is there: whoever takes it is told how long to wait for it, and those who ask later wait longer. Safe for use
 * by many threads.
 */
public final class TokenBucket {
    private static final double NANOS = 1e9;

    private final double size;
    private double perSecond;
    private double tokens;
    private Instant asOf;

    /**
     * A full bucket.
     *
     * @param perSecond tokens that come a second; more than 0
     * @param size most tokens it holds; at least 1
     */
    public TokenBucket(double perSecond, double size, Instant now) {
        if (perSecond <= 0 || size < 1) {
            throw new IllegalArgumentException("a bucket fills, and holds a token: " + perSecond + "/s, " + size);
        }
        this.perSecond = perSecond;
        this.size = size;
        this.tokens = size;
        this.asOf = now;
    }

    /** Takes tokens, there already or not; how long to wait before using them, zero if they were there. */
    public synchronized Duration take(double count, Instant now) {
        fill(now);
        tokens -= count;
        return tokens >= 0 ? Duration.ZERO : Duration.ofNanos((long) Math.ceil(-tokens / perSecond * NANOS));
    }

    /** How long until so many tokens are there if nobody takes any; takes none. */
    public synchronized Duration until(double count, Instant now) {
        fill(now);
        double missing = count - tokens;
        return missing <= 0 ? Duration.ZERO : Duration.ofNanos((long) Math.ceil(missing / perSecond * NANOS));
    }

    /** From now on the bucket fills at another rate, more than 0; what is in it stays. */
    public synchronized void fillAt(double newPerSecond, Instant now) {
        fill(now);
        perSecond = newPerSecond;
    }

    /** Somebody else has used up what we took to be there. */
    public synchronized void empty(Instant now) {
        fill(now);
        tokens = Math.min(tokens, 0);
    }

    /** A clock that goes back fills nothing. */
    private void fill(Instant now) {
        if (now.isAfter(asOf)) {
            tokens = Math.min(
                    size, tokens + perSecond * Duration.between(asOf, now).toNanos() / NANOS);
            asOf = now;
        }
    }
}
