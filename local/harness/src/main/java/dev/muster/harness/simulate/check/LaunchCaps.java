package dev.muster.harness.simulate.check;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.Claim;
import dev.muster.model.agent.Phase;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.plan.Action;
import dev.muster.model.pool.Limits;
import dev.muster.statestore.Fence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** S5: launches per plan and per minute, and stops per plan, stay within their caps. */
public final class LaunchCaps implements Invariant {
    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final Violations violations;
    private final Map<PoolUid, List<Instant>> claims = new TreeMap<>();
    private final int stopsPerPlan;
    private int mostPerMinute;

    /** @param stopsPerPlan the planner's own cap */
    public LaunchCaps(Violations violations, int stopsPerPlan) {
        this.violations = violations;
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

    /** By the clock of whoever launches, as the planner counts; a claim may take long to be written. */
    @Override
    public void claimed(PoolUid pool, Fence fence, Claim claim) {
        Instant at = claim.agent().timeline().at(Phase.CLAIMED).orElseThrow();
        List<Instant> all = claims.computeIfAbsent(pool, first -> new ArrayList<>());
        all.add(at);
        long recent = all.stream()
                .filter(other -> other.isAfter(at.minus(MINUTE)) && !other.isAfter(at))
                .count();
        if (recent > mostPerMinute) {
            violations.broken("S5", recent + " claims within a minute, more than " + mostPerMinute);
        }
    }

    /** Launches that the table has forgotten are counted by nobody. */
    @Override
    public void restored(List<Agent> records) {
        claims.clear();
    }
}
