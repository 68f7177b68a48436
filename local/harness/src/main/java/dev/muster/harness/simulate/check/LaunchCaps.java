package dev.muster.harness.simulate.check;

import dev.muster.model.agent.Claim;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.plan.Action;
import dev.muster.model.pool.Limits;
import dev.muster.statestore.Fence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** S5: launches per plan and per minute, and stops per plan, stay within their caps. */
public final class LaunchCaps implements Invariant {
    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final Violations violations;
    private final Supplier<Instant> clock;
    private final Map<PoolUid, Deque<Instant>> claims = new TreeMap<>();
    private final int stopsPerPlan;
    private int mostPerMinute;

    /** @param stopsPerPlan the planner's own cap */
    public LaunchCaps(Violations violations, Supplier<Instant> clock, int stopsPerPlan) {
        this.violations = violations;
        this.clock = clock;
        this.stopsPerPlan = stopsPerPlan;
    }

    @Override
    public void planned(Planning planning) {
        Limits limits = planning.snapshot().spec().limits();
        mostPerMinute = Math.max(mostPerMinute, limits.launchesPerMinute());
        int launches = planning.plan().launches().size();
        if (launches > limits.launchesPerLoop()) {
            violations.broken("S5", launches + " launches in one plan, more than " + limits.launchesPerLoop());
        }
        long stops = planning.plan().actions().stream()
                .filter(action -> action instanceof Action.StopTask || action instanceof Action.Retire)
                .count();
        if (stops > stopsPerPlan) {
            violations.broken("S5", stops + " agents are ended by one plan, more than " + stopsPerPlan);
        }
    }

    @Override
    public void claimed(PoolUid pool, Fence fence, Claim claim) {
        Instant now = clock.get();
        Deque<Instant> recent = claims.computeIfAbsent(pool, first -> new ArrayDeque<>());
        while (!recent.isEmpty() && !recent.peekFirst().isAfter(now.minus(MINUTE))) {
            recent.removeFirst();
        }
        recent.addLast(now);
        if (recent.size() > mostPerMinute) {
            violations.broken("S5", recent.size() + " claims within a minute, more than " + mostPerMinute);
        }
    }
}
