package dev.muster.harness.simulate.strike;

import dev.muster.harness.simulate.check.Invariant;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Jobs that Azure DevOps refuses at once because people have removed a pool, and its placeholders went with it. */
public final class RefusedJobs implements Invariant {
    /** Until a pool that is back is noticed by all, and has its placeholders again. */
    private static final Duration SETTLING = Duration.ofMinutes(4);

    private final TouchedJobs touched;
    private final Map<Long, Instant> queuedAt = new TreeMap<>();
    private Instant until = Instant.MIN;

    public RefusedJobs(TouchedJobs touched) {
        this.touched = touched;
    }

    /** A pool's item is removed until then. */
    void poolIsAway(Instant back) {
        Instant settled = back.plus(SETTLING);
        until = settled.isAfter(until) ? settled : until;
    }

    @Override
    public void jobQueued(long requestId, int poolId, Instant at) {
        queuedAt.put(requestId, at);
    }

    @Override
    public void jobFinished(long requestId, String result, Instant at) {
        if (at.equals(queuedAt.get(requestId)) && !at.isAfter(until)) {
            touched.job(requestId);
        }
    }
}
