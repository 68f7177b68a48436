package dev.muster.harness.simulate.mutate;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Claim;
import dev.muster.model.agent.FrozenRequest;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.pool.PoolName;
import dev.muster.statestore.AgentStore;
import dev.muster.statestore.Fence;
import dev.muster.statestore.WriteResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The agents' store as it is, to be made wrong in one respect. */
abstract class ForwardingAgents implements AgentStore {
    final AgentStore store;

    ForwardingAgents(AgentStore store) {
        this.store = store;
    }

    @Override
    public List<Agent> load(PoolUid pool) {
        return store.load(pool);
    }

    @Override
    public Optional<Agent> read(PoolUid pool, AgentId agent) {
        return store.read(pool, agent);
    }

    @Override
    public List<Agent> servingOrLaunchedFor(PoolUid pool, PoolName name, RequestId request) {
        return store.servingOrLaunchedFor(pool, name, request);
    }

    @Override
    public Optional<FrozenRequest> frozenRequest(PoolUid pool, AgentId agent) {
        return store.frozenRequest(pool, agent);
    }

    @Override
    public WriteResult claim(PoolUid pool, Fence fence, List<Claim> claims) {
        return store.claim(pool, fence, claims);
    }

    @Override
    public WriteResult intend(PoolUid pool, Fence fence, List<Agent> agents) {
        return store.intend(pool, fence, agents);
    }

    @Override
    public WriteResult adopt(PoolUid pool, Fence fence, Agent agent) {
        return store.adopt(pool, fence, agent);
    }

    @Override
    public WriteResult recordTask(PoolUid pool, AgentId agent, TaskSeen task) {
        return store.recordTask(pool, agent, task);
    }

    @Override
    public WriteResult recordKey(PoolUid pool, AgentId agent, String fingerprint, Instant at) {
        return store.recordKey(pool, agent, fingerprint, at);
    }
}
