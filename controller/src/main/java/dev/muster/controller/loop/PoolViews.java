package dev.muster.controller.loop;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.demand.RequestId;
import dev.muster.model.plan.JobSituation;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.PoolSpec;
import dev.muster.statestore.AgentStore;
import dev.muster.statestore.StoreUnavailableException;
import java.util.List;
import java.util.Optional;

/** Answers questions about pools from memory, and about served requests from the store as well. */
public final class PoolViews {
    private final Pools pools;
    private final AgentStore agents;

    PoolViews(Pools pools, AgentStore agents) {
        this.pools = pools;
        this.agents = agents;
    }

    /** Every pool, sorted by name. */
    public List<PoolView> all() {
        return pools.all().stream().map(this::view).toList();
    }

    public Optional<PoolView> find(PoolName name) {
        return pools.entry(name).map(this::view);
    }

    /** Items of the table that are no pools, when it was read last; sorted by key. */
    public List<IgnoredItem> ignoredItems() {
        return pools.ignoredItems();
    }

    /** Whose pools these are; empty until the store has told. */
    public Optional<InstallationId> installation() {
        return pools.isInstalled() ? Optional.of(pools.installation()) : Optional.empty();
    }

    /** Whether every pool is known by now: before, one that is not found may well exist. */
    public boolean areComplete() {
        return pools.isListed();
    }

    /** Whether this replica plans for the pool. */
    public boolean owns(PoolName name) {
        return pools.entry(name)
                .filter(entry -> entry.fence != null && !entry.fencedOff)
                .isPresent();
    }

    /** The newest decision about a pool; empty if this replica made none yet. */
    public Optional<Decision> decision(PoolName name) {
        return pools.entry(name).flatMap(entry -> Optional.ofNullable(entry.decision));
    }

    /** What was last said of a request; empty if this replica never saw it. */
    public Optional<JobView> job(PoolName name, RequestId request) {
        return pools.entry(name).flatMap(entry -> entry.history.find(request));
    }

    /**
     * The agents launched for a request or given it, newest first.
     *
     * @throws StoreUnavailableException if the store did not answer
     */
    public List<Agent> agentsOf(PoolName name, RequestId request) {
        PoolUid uid = pools.entry(name).map(entry -> entry.uid).orElse(null);
        return uid == null ? List.of() : agents.servingOrLaunchedFor(uid, name, request);
    }

    private PoolView view(PoolEntry entry) {
        PoolEntry.Declared declared = entry.declared;
        Decision decision = entry.decision;
        PoolSpec spec = declared == null ? null : declared.spec();
        List<PoolView.AgentLine> lines = entry.memory.agents().stream()
                .map(agent -> new PoolView.AgentLine(
                        agent,
                        decision == null ? null : decision.plan().agents().get(agent.id())))
                .toList();
        List<JobView> waiting = decision == null
                ? List.of()
                : decision.plan().jobs().entrySet().stream()
                        .filter(job -> job.getValue() instanceof JobSituation.Waiting)
                        .flatMap(job -> entry.history.find(job.getKey()).stream())
                        .toList();
        return new PoolView(
                entry.name,
                spec,
                declared != null && declared.removed(),
                entry.conditions.all(),
                decision == null ? null : decision.snapshot().now(),
                lines,
                waiting);
    }
}
