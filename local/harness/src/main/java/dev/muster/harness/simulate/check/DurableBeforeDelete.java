package dev.muster.harness.simulate.check;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Phase;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.observed.TaskSeen;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * S11: a message is deleted only when how a task ended is durable in the agent's record. What ECS shows again in every
 * sweep, a task on its way, need not be.
 */
public final class DurableBeforeDelete implements Invariant {
    private final Violations violations;
    private final Map<AgentId, Agent> records = new TreeMap<>();

    public DurableBeforeDelete(Violations violations) {
        this.violations = violations;
    }

    @Override
    public void agentWritten(PoolUid pool, @Nullable Agent before, Agent after) {
        records.put(after.id(), after);
    }

    @Override
    public void restored(List<Agent> now) {
        records.clear();
        now.forEach(agent -> records.put(agent.id(), agent));
    }

    @Override
    public void messageDeleted(TaskSeen task, Instant at) {
        Agent record = AgentId.parse(task.startedBy()).map(records::get).orElse(null);
        if (!task.isStopped() || record == null || record.phase() == Phase.GONE) {
            return;
        }
        if (record.task() == null || !record.task().isStopped()) {
            violations.broken("S11", "the message of " + record.id() + "'s end is deleted, and no record holds it");
        }
    }
}
