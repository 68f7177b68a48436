package dev.muster.harness.simulate.check;

import dev.muster.model.pool.PoolName;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** L4: while nothing goes wrong, every pool is planned at least once per resync period. */
public final class EveryPoolLookedAt implements Invariant {
    private final Violations violations;
    private final Map<PoolName, Instant> lastLook = new TreeMap<>();

    public EveryPoolLookedAt(Violations violations) {
        this.violations = violations;
    }

    @Override
    public void planned(Planning planning) {
        lastLook.put(planning.snapshot().pool(), planning.snapshot().now());
    }

    /**
     * Checks that none has been forgotten; to be asked once the faults are over for longer than that.
     *
     * @param period from one plan of a pool to the next, at most
     */
    public void check(Instant now, Duration period) {
        lastLook.forEach((pool, at) -> {
            if (at.plus(period).isBefore(now)) {
                violations.broken("L4", pool + " was last looked at " + at + ", longer ago than " + period);
            }
        });
    }
}
