package dev.muster.statestore.memory;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Claim;
import dev.muster.model.agent.FrozenRequest;
import dev.muster.model.agent.Phase;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.pool.PoolName;
import dev.muster.statestore.AgentStore;
import dev.muster.statestore.Fence;
import dev.muster.statestore.WriteResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Agents in memory. Nothing expires here by itself (see {@link MemoryTables#expire}): the controller may not depend on the
 * moment when something does.
 */
public final class MemoryAgentStore implements AgentStore {
    private final MemoryTables tables;
    private final FenceCheck check;
    private final BooleanSupplier conflict;

    public MemoryAgentStore(MemoryTables tables) {
        this(tables, FenceCheck.IN_FORCE, () -> false);
    }

    /**
     * @param conflict asked at the start of each transaction whether another one holds an item of it, which DynamoDB
     *     refuses (DynamoDB API reference, TransactionConflict); steps in memory never overlap by themselves
     */
    public MemoryAgentStore(MemoryTables tables, FenceCheck check, BooleanSupplier conflict) {
        this.tables = tables;
        this.check = check;
        this.conflict = conflict;
    }

    @Override
    public List<Agent> load(PoolUid pool) {
        return tables.atomically(() -> tables.rows(pool).agents.values().stream()
                .map(StoredAgent::read)
                .toList());
    }

    @Override
    public Optional<Agent> read(PoolUid pool, AgentId agent) {
        return tables.atomically(
                () -> Optional.ofNullable(tables.rows(pool).agents.get(agent)).map(StoredAgent::read));
    }

    @Override
    public List<Agent> servingOrLaunchedFor(PoolUid pool, PoolName name, RequestId request) {
        return load(pool).stream()
                .filter(agent -> request.equals(agent.served()) || isLaunchedFor(agent.id(), name, request))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    private static boolean isLaunchedFor(AgentId agent, PoolName name, RequestId request) {
        return agent.pool().equals(name)
                && agent.requestId().filter(request::equals).isPresent();
    }

    @Override
    public Optional<FrozenRequest> frozenRequest(PoolUid pool, AgentId agent) {
        return tables.atomically(
                () -> Optional.ofNullable(tables.rows(pool).requests.get(agent)));
    }

    @Override
    public WriteResult claim(PoolUid pool, Fence fence, List<Claim> claims) {
        List<AgentId> ids = claims.stream().map(claim -> claim.agent().id()).toList();
        AgentStore.requireOneTransaction(ids);
        return transact(pool, fence, rows -> {
            List<AgentId> taken = ids.stream().filter(rows.agents::containsKey).toList();
            if (!taken.isEmpty()) {
                return new WriteResult.Conflict(taken);
            }
            claims.forEach(claim -> add(pool, fence, claim));
            return new WriteResult.Written();
        });
    }

    @Override
    public WriteResult intend(PoolUid pool, Fence fence, List<Agent> agents) {
        AgentStore.requireOneTransaction(agents.stream().map(Agent::id).toList());
        return transact(pool, fence, rows -> {
            List<AgentId> changed = new ArrayList<>();
            List<StoredAgent> intended = new ArrayList<>();
            for (Agent agent : agents) {
                StoredAgent stored = rows.agents.get(agent.id());
                if (stored == null || stored.agent().revision() != agent.revision()) {
                    changed.add(agent.id());
                } else {
                    intended.add(stored.intended(agent, fence.epoch()));
                }
            }
            if (!changed.isEmpty()) {
                return new WriteResult.Conflict(changed);
            }
            intended.forEach(row -> put(pool, row));
            return new WriteResult.Written();
        });
    }

    @Override
    public WriteResult adopt(PoolUid pool, Fence fence, Agent agent) {
        return transact(pool, fence, rows -> {
            StoredAgent stored = rows.agents.get(agent.id());
            boolean fits = stored == null
                    ? agent.revision() == 0
                    : stored.agent().phase() == Phase.GONE && stored.agent().revision() == agent.revision();
            if (!fits) {
                return new WriteResult.Conflict(List.of(agent.id()));
            }
            put(pool, new StoredAgent(agent.written(fence.epoch(), agent.revision() + 1), null));
            return new WriteResult.Written();
        });
    }

    @Override
    public WriteResult recordTask(PoolUid pool, AgentId agent, TaskSeen task) {
        return tables.atomically(() -> {
            StoredAgent stored = tables.rows(pool).agents.get(agent);
            TaskSeen known = stored == null ? null : stored.agent().task();
            if (stored == null || (known != null && known.version() >= task.version())) {
                return new WriteResult.Conflict(List.of(agent));
            }
            put(pool, new StoredAgent(stored.agent().withTask(task), stored.keyAt()));
            return new WriteResult.Written();
        });
    }

    @Override
    public WriteResult recordKey(PoolUid pool, AgentId agent, String fingerprint, Instant at) {
        return tables.atomically(() -> {
            StoredAgent stored = tables.rows(pool).agents.get(agent);
            if (stored == null || !stored.takesKey(fingerprint)) {
                return new WriteResult.Conflict(List.of(agent));
            }
            put(pool, stored.withKey(fingerprint, at));
            return new WriteResult.Written();
        });
    }

    private WriteResult transact(PoolUid pool, Fence fence, Function<PoolRows, WriteResult> write) {
        return tables.atomically(() -> {
            if (conflict.getAsBoolean()) {
                return new WriteResult.Busy("another transaction holds one of the items");
            }
            PoolRows rows = tables.rows(pool);
            return check.admits(rows.fence, fence) ? write.apply(rows) : new WriteResult.Fenced();
        });
    }

    private void add(PoolUid pool, Fence fence, Claim claim) {
        Agent agent = claim.agent().written(fence.epoch(), 1);
        tables.rows(pool).requests.put(agent.id(), claim.request());
        tables.observer.claimed(pool, fence, claim);
        put(pool, new StoredAgent(agent, null));
    }

    private void put(PoolUid pool, StoredAgent row) {
        StoredAgent before = tables.rows(pool).agents.put(row.agent().id(), row);
        tables.observer.agentWritten(pool, before == null ? null : before.read(), row.read());
    }
}
