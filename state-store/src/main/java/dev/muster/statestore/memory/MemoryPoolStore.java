package dev.muster.statestore.memory;

import dev.muster.model.agent.InstallationId;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.PoolStatus;
import dev.muster.model.pool.SpecTree;
import dev.muster.statestore.PoolItem;
import dev.muster.statestore.PoolStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Pools in memory. */
public final class MemoryPoolStore implements PoolStore {
    private final MemoryTables tables;

    public MemoryPoolStore(MemoryTables tables) {
        this.tables = tables;
    }

    @Override
    public List<PoolItem> list() {
        return tables.atomically(() -> List.copyOf(tables.items.values()));
    }

    @Override
    public void put(PoolItem item) {
        tables.atomically(() -> {
            tables.edits.add(item.name());
            return tables.items.put(item.name(), item);
        });
    }

    /** Removes a pool's spec, as people do; what is kept of the pool stays. */
    public void remove(String name) {
        tables.atomically(() -> {
            tables.edits.add(name);
            return tables.items.remove(name);
        });
    }

    @Override
    public InstallationId installation(Supplier<InstallationId> fresh) {
        return tables.atomically(() -> {
            InstallationId known = tables.installation;
            InstallationId id = known == null ? fresh.get() : known;
            tables.installation = id;
            return id;
        });
    }

    @Override
    public PoolUid uid(PoolName name, Supplier<PoolUid> fresh) {
        return tables.atomically(() -> tables.uids.computeIfAbsent(name, unknown -> fresh.get()));
    }

    @Override
    public List<PoolName> everNamed() {
        return tables.atomically(() -> List.copyOf(tables.uids.keySet()));
    }

    @Override
    public void saveLastGood(PoolUid pool, SpecTree spec) {
        tables.atomically(() -> tables.rows(pool).lastGood = spec);
    }

    @Override
    public Optional<SpecTree> lastGood(PoolUid pool) {
        return tables.atomically(() -> Optional.ofNullable(tables.rows(pool).lastGood));
    }

    @Override
    public void saveStatus(PoolUid pool, PoolStatus status) {
        tables.atomically(() -> tables.rows(pool).status = status);
    }

    /** The status last kept; for those who look at the tables from outside. */
    public Optional<PoolStatus> status(PoolUid pool) {
        return tables.atomically(() -> Optional.ofNullable(tables.rows(pool).status));
    }
}
