package dev.muster.statestore.memory;

import dev.muster.model.agent.InstallationId;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.pool.PoolName;
import dev.muster.statestore.PoolItem;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the memory stores hold in common. Stores over the same tables see each other's writes, as replicas over the same
 * DynamoDB tables do.
 */
public final class MemoryTables {
    final StoreObserver observer;
    final NavigableMap<String, PoolItem> items = new TreeMap<>();
    final NavigableMap<PoolName, PoolUid> uids = new TreeMap<>();

    @Nullable
    InstallationId installation;

    private final NavigableMap<PoolUid, PoolRows> pools = new TreeMap<>();

    public MemoryTables() {
        this(StoreObserver.NONE);
    }

    public MemoryTables(StoreObserver observer) {
        this.observer = observer;
    }

    /** Runs one step that nobody sees half done; every access to the tables is inside one. */
    synchronized <T extends @Nullable Object> T atomically(Supplier<T> step) {
        return step.get();
    }

    PoolRows rows(PoolUid pool) {
        return pools.computeIfAbsent(pool, fresh -> new PoolRows());
    }
}
