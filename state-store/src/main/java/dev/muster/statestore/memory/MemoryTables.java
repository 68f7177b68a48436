package dev.muster.statestore.memory;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.pool.PoolName;
import dev.muster.statestore.PoolItem;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
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

    /** The key of every item that was written or removed, in that order. */
    final List<String> edits = new ArrayList<>();

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

    /**
     * Deletes at once what DynamoDB would delete some day, and says how many items that were.
     *
     * @param over whether an agent that is GONE may be forgotten: its number is free again afterwards
     */
    public int expire(Predicate<Agent> over) {
        return atomically(() ->
                pools.values().stream().mapToInt(rows -> rows.expire(over)).sum());
    }

    /** What is kept of every pool, as it is now; {@link #restore} brings it back. */
    public Backup backup() {
        return atomically(() -> {
            NavigableMap<PoolUid, PoolRows> copies = new TreeMap<>();
            pools.forEach((pool, rows) -> copies.put(pool, rows.copy()));
            return new Backup(copies);
        });
    }

    /**
     * Sets what is kept of every pool back to what it was; the observer is told nothing. The ids of installation and pools
     * stay, as those of a table would that has been in use for long.
     */
    public void restore(Backup backup) {
        atomically(() -> {
            pools.clear();
            backup.pools.forEach((pool, rows) -> pools.put(pool, rows.copy()));
            return null;
        });
    }

    PoolRows rows(PoolUid pool) {
        return pools.computeIfAbsent(pool, fresh -> new PoolRows());
    }

    /** What the state table held at one moment. */
    public static final class Backup {
        private final NavigableMap<PoolUid, PoolRows> pools;

        private Backup(NavigableMap<PoolUid, PoolRows> pools) {
            this.pools = pools;
        }
    }
}
