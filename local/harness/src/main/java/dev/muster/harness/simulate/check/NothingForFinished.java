package dev.muster.harness.simulate.check;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.Claim;
import dev.muster.model.agent.Phase;
import dev.muster.model.agent.PoolUid;
import dev.muster.statestore.Fence;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** S9: nothing is launched for a job of which our own records say that an agent has served it. */
public final class NothingForFinished implements Invariant {
    private final Violations violations;
    private final Map<String, String> servedBy = new TreeMap<>();

    public NothingForFinished(Violations violations) {
        this.violations = violations;
    }

    @Override
    public void agentWritten(PoolUid pool, @Nullable Agent before, Agent after) {
        boolean over = after.phase() == Phase.FINISHING || after.phase() == Phase.STOPPING;
        if (over && after.served() != null) {
            servedBy.put(pool + " " + after.served(), after.id().toString());
        }
    }

    @Override
    public void claimed(PoolUid pool, Fence fence, Claim claim) {
        claim.agent().id().requestId().ifPresent(request -> {
            String agent = servedBy.get(pool + " " + request);
            if (agent != null) {
                violations.broken("S9", claim.agent().id() + " is claimed, but " + agent + " has served its job");
            }
        });
    }
}
