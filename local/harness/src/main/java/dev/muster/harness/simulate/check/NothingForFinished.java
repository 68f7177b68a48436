package dev.muster.harness.simulate.check;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.Claim;
import dev.muster.model.agent.Phase;
import dev.muster.model.agent.PoolUid;
import dev.muster.statestore.Fence;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** S9: nothing is launched for a job of which our own records say that an agent has served it. */
public final class NothingForFinished implements Invariant {
    private final Violations violations;
    private final Map<String, String> servedBy = new TreeMap<>();
    private final Set<Long> takenBack = new TreeSet<>();

    public NothingForFinished(Violations violations) {
        this.violations = violations;
    }

    @Override
    public void agentWritten(PoolUid pool, @Nullable Agent before, Agent after) {
        boolean over = after.phase() == Phase.FINISHING || after.phase() == Phase.STOPPING;
        if (over && after.served() != null && !takenBack.contains(after.served().value())) {
            servedBy.put(pool + " " + after.served(), after.id().toString());
        }
    }

    /** Its agent never began it, so that whatever the records say, nobody has served it. */
    @Override
    public void jobTakenBack(long requestId, Instant at) {
        takenBack.add(requestId);
        servedBy.keySet().removeIf(job -> job.endsWith(" " + requestId));
    }

    @Override
    public void jobAssigned(long requestId, String agentName, Instant at) {
        takenBack.remove(requestId);
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
