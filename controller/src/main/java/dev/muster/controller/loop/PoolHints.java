package dev.muster.controller.loop;

import dev.muster.model.pool.PoolName;
import java.util.List;
import java.util.Optional;

/** Hints for the pools of this replica. */
final class PoolHints implements DemandHints {
    private final LoopRuntime runtime;
    private final Pools pools;
    private final PoolQueue queue;

    PoolHints(LoopRuntime runtime, Pools pools, PoolQueue queue) {
        this.runtime = runtime;
        this.pools = pools;
        this.queue = queue;
    }

    @Override
    public List<Served> pools() {
        return pools.all().stream().flatMap(entry -> served(entry).stream()).toList();
    }

    @Override
    public void changed(PoolName pool) {
        pools.entry(pool).ifPresent(entry -> queue.schedule(pool, entry.polls.hint(runtime.now())));
    }

    private static Optional<Served> served(PoolEntry entry) {
        return Optional.ofNullable(entry.declared)
                .map(PoolEntry.Declared::spec)
                .map(spec -> new Served(entry.name, spec.azureDevOps()));
    }
}
