package dev.muster.harness.simulate.check;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Claim;
import dev.muster.model.agent.Phase;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.pool.PoolName;
import dev.muster.statestore.Fence;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** S4: live tasks and launches whose outcome is unknown are never more than the pool's {@code maxAgents}. */
public final class MaxAgents implements Invariant {
    private static final Set<Phase> LAUNCHED_IN_VAIN = EnumSet.of(Phase.FAILED, Phase.ABANDONED, Phase.GONE);

    private final Violations violations;
    private final Map<PoolName, Integer> most;
    private final Map<PoolName, TreeSet<AgentId>> live = new TreeMap<>();
    private final TreeSet<AgentId> everStarted = new TreeSet<>();

    /** @param most per pool; does not change during the run */
    public MaxAgents(Violations violations, Map<PoolName, Integer> most) {
        this.violations = violations;
        this.most = new TreeMap<>(most);
    }

    @Override
    public void claimed(PoolUid pool, Fence fence, Claim claim) {
        begins(claim.agent().id());
    }

    /** A launch that ECS refused, or of which it shows nothing long after, ends in the record alone. */
    @Override
    public void agentWritten(PoolUid pool, @Nullable Agent before, Agent after) {
        if (LAUNCHED_IN_VAIN.contains(after.phase()) && !everStarted.contains(after.id())) {
            ends(after.id());
        }
    }

    @Override
    public void taskStarted(String taskArn, String startedBy, String clientToken, String group, Instant at) {
        AgentId.parse(startedBy).ifPresent(agent -> {
            everStarted.add(agent);
            begins(agent);
        });
    }

    @Override
    public void taskStopped(String taskArn, String startedBy, String group, Instant at) {
        AgentId.parse(startedBy).ifPresent(this::ends);
    }

    private void begins(AgentId agent) {
        TreeSet<AgentId> now = live.computeIfAbsent(agent.pool(), pool -> new TreeSet<>());
        now.add(agent);
        int limit = most.getOrDefault(agent.pool(), 0);
        if (now.size() > limit) {
            violations.broken("S4", "with " + agent + " there are " + now.size() + " agents, more than " + limit);
        }
    }

    private void ends(AgentId agent) {
        live.getOrDefault(agent.pool(), new TreeSet<>()).remove(agent);
    }
}
