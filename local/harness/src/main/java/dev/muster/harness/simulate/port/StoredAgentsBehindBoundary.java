package dev.muster.harness.simulate.port;

import dev.muster.harness.simulate.fault.CallKind;
import dev.muster.harness.simulate.fault.Twist;
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
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** An agent store as one process reaches it. */
public final class StoredAgentsBehindBoundary implements AgentStore {
    private final AgentStore store;
    private final UnreadableRecords unreadable;
    private final Boundary boundary;

    public StoredAgentsBehindBoundary(AgentStore store, UnreadableRecords unreadable, Boundary boundary) {
        this.store = store;
        this.unreadable = unreadable;
        this.boundary = boundary;
    }

    @Override
    public List<Agent> load(PoolUid pool) {
        return boundary.call(
                CallKind.READ_AGENTS,
                pool.value(),
                () -> unreadable.understood(store.load(pool)),
                Lost.read(),
                StoreTwists.read(),
                found -> found.size() + "");
    }

    @Override
    public Optional<Agent> read(PoolUid pool, AgentId agent) {
        return boundary.call(
                CallKind.READ_AGENTS,
                agent.toString(),
                () -> unreadable.understood(store.read(pool, agent)),
                Lost.read(),
                StoreTwists.read(),
                found -> found.map(Agent::phase) + "");
    }

    @Override
    public List<Agent> servingOrLaunchedFor(PoolUid pool, PoolName name, RequestId request) {
        return boundary.call(
                CallKind.READ_AGENTS,
                "for " + request,
                () -> unreadable.understood(store.servingOrLaunchedFor(pool, name, request)),
                Lost.read(),
                StoreTwists.read(),
                found -> found.size() + "");
    }

    @Override
    public Optional<FrozenRequest> frozenRequest(PoolUid pool, AgentId agent) {
        return boundary.call(
                CallKind.READ_AGENTS,
                agent + " frozen",
                () -> store.frozenRequest(pool, agent),
                Lost.read(),
                StoreTwists.read(),
                found -> found.isPresent() + "");
    }

    @Override
    public WriteResult claim(PoolUid pool, Fence fence, List<Claim> claims) {
        String what =
                claims.stream().map(claim -> claim.agent().id().toString()).collect(Collectors.joining(","));
        return write(CallKind.CLAIM, what + " epoch " + fence.epoch(), () -> store.claim(pool, fence, claims));
    }

    @Override
    public WriteResult intend(PoolUid pool, Fence fence, List<Agent> agents) {
        String what = agents.stream()
                .map(agent -> agent.id() + "=" + agent.phase() + (agent.retiring() ? " retiring" : ""))
                .collect(Collectors.joining(","));
        return write(
                CallKind.INTEND,
                what + " epoch " + fence.epoch(),
                () -> store.intend(pool, fence, agents),
                StoreTwists.intention(store, pool, fence, agents));
    }

    @Override
    public WriteResult adopt(PoolUid pool, Fence fence, Agent agent) {
        String what = agent.id() + " adopted as " + agent.phase() + " epoch " + fence.epoch();
        return write(CallKind.INTEND, what, () -> store.adopt(pool, fence, agent));
    }

    @Override
    public WriteResult recordTask(PoolUid pool, AgentId agent, TaskSeen task) {
        String what = agent + " v" + task.version() + " " + task.lastStatus();
        return write(CallKind.RECORD_TASK, what, () -> store.recordTask(pool, agent, task));
    }

    @Override
    public WriteResult recordKey(PoolUid pool, AgentId agent, String fingerprint, Instant at) {
        return write(CallKind.RECORD_KEY, agent.toString(), () -> store.recordKey(pool, agent, fingerprint, at));
    }

    private WriteResult write(CallKind kind, String what, Supplier<WriteResult> write) {
        return write(kind, what, write, StoreTwists.write());
    }

    private WriteResult write(CallKind kind, String what, Supplier<WriteResult> write, Twist<WriteResult> twist) {
        return boundary.call(
                kind,
                what,
                write,
                Lost::write,
                twist,
                result -> result.getClass().getSimpleName());
    }
}
