package dev.muster.controller.loop;

import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.pool.PoolName;
import dev.muster.statestore.AgentStore;
import dev.muster.statestore.WriteResult;
import java.util.Optional;

/**
 * Takes readings of tasks. What ECS keeps telling (a task on its way) is only remembered, since a sweep finds it again;
 * how a task ended, which ECS forgets after an hour, is made durable before whoever told us may forget it.
 */
final class TaskObservations implements ObservationRecorder {
    private final LoopRuntime runtime;
    private final AgentStore agents;
    private final Pools pools;
    private final PoolQueue queue;

    TaskObservations(LoopRuntime runtime, AgentStore agents, Pools pools, PoolQueue queue) {
        this.runtime = runtime;
        this.agents = agents;
        this.pools = pools;
        this.queue = queue;
    }

    @Override
    public Recording record(TaskSeen task) {
        if (!pools.isInstalled()) {
            return Recording.TRY_AGAIN;
        }
        Optional<AgentId> named = AgentId.parse(task.startedBy()).filter(id -> isOurs(task, id.pool()));
        if (named.isEmpty()) {
            return Recording.UNKNOWN_TASK;
        }
        AgentId agent = named.get();
        PoolEntry entry = pools.entry(agent.pool()).orElse(null);
        if (entry == null) {
            return pools.isListed() ? Recording.UNKNOWN_TASK : Recording.TRY_AGAIN;
        }
        PoolUid uid = entry.uid;
        if (uid == null || !entry.loaded) {
            return hasNeverRun(entry) ? Recording.UNKNOWN_TASK : Recording.TRY_AGAIN;
        }
        if (task.isStopped() && entry.memory.isEndDurable(agent, task.version())) {
            return Recording.STALE;
        }
        Recording durable = task.isStopped() ? keep(uid, entry, agent, task) : Recording.TAKEN;
        if (durable == Recording.TRY_AGAIN) {
            return durable;
        }
        boolean beingAdopted = durable == Recording.STALE && entry.memory.isStray(agent);
        boolean news = entry.memory.task(agent, task, runtime.now());
        if (news && task.isEnding()) {
            queue.nudge(agent.pool());
        }
        // What no record took may belong to one that is only being written, as an orphan is adopted.
        if (beingAdopted || (news && durable == Recording.STALE)) {
            return Recording.TRY_AGAIN;
        }
        return news ? Recording.TAKEN : durable == Recording.TAKEN && task.isStopped() ? durable : Recording.STALE;
    }

    /** There is an item with mistakes and never was one without: no agent of it has a record, and none is planned for. */
    private static boolean hasNeverRun(PoolEntry entry) {
        PoolEntry.Declared declared = entry.declared;
        return declared != null && declared.spec() == null;
    }

    private Recording keep(PoolUid uid, PoolEntry entry, AgentId agent, TaskSeen task) {
        return switch (agents.recordTask(uid, agent, task)) {
            case WriteResult.Written written -> {
                entry.memory.endMadeDurable(agent, task.version());
                yield Recording.TAKEN;
            }
            case WriteResult.Conflict conflict -> Recording.STALE;
            case WriteResult.Busy busy -> Recording.TRY_AGAIN;
            case WriteResult.Unknown unknown -> Recording.TRY_AGAIN;
            case WriteResult.Fenced fenced ->
                throw new IllegalStateException("an observation is not checked against a fence");
        };
    }

    private boolean isOurs(TaskSeen task, PoolName pool) {
        return task.group().equals(Tasks.LaunchOrder.group(pools.installation(), pool));
    }
}
