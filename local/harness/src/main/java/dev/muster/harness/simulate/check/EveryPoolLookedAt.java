package dev.muster.harness.simulate.check;

import dev.muster.model.pool.PoolName;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** L4: while nothing goes wrong, every pool is planned at least once per resync period. */
public final class EveryPoolLookedAt implements Invariant {
    private final Violations violations;
    private final Duration period;
    private final Map<PoolName, Instant> lastLook = new TreeMap<>();

    /** @param period from one plan of a pool to the next, at most */
    public EveryPoolLookedAt(Violations violations, Duration period) {
        this.violations = violations;
        this.period = period;
    }

    @Override
    public void planned(Planning planning) {
        lastLook.put(planning.snapshot().pool(), planning.snapshot().now());
    }

    /** Checks that none has been forgotten; to be asked from time to time, once the faults are over long enough. */
    public void check(Instant now) {
        lastLook.forEach((pool, at) -> {
            if (at.plus(period).isBefore(now)) {
                violations.broken("L4", pool + " was last looked at " + at + ", longer ago than " + period);
            }
        });
    }
}
