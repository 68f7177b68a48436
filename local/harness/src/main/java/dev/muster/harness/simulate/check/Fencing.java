package dev.muster.harness.simulate.check;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.Claim;
import dev.muster.model.agent.PoolUid;
import dev.muster.statestore.Fence;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** S8: an intention under an older epoch than the one in force is never written. */
public final class Fencing implements Invariant {
    private final Violations violations;
    private final Map<PoolUid, Fence> inForce = new TreeMap<>();

    public Fencing(Violations violations) {
        this.violations = violations;
    }

    @Override
    public void fenceTaken(PoolUid pool, Fence fence) {
        inForce.put(pool, fence);
    }

    @Override
    public void claimed(PoolUid pool, Fence fence, Claim claim) {
        if (!fence.equals(inForce.get(pool))) {
            violations.broken(
                    "S8",
                    claim.agent().id() + " is claimed under " + fence + " while " + inForce.get(pool) + " is in force");
        }
    }

    @Override
    public void agentWritten(PoolUid pool, @Nullable Agent before, Agent after) {
        boolean intention = before == null || before.revision() != after.revision();
        Fence fence = inForce.get(pool);
        if (intention && (fence == null || fence.epoch() != after.epoch())) {
            violations.broken(
                    "S8", after.id() + " is written under epoch " + after.epoch() + " while " + fence + " is in force");
        }
    }
}
