package dev.muster.statestore.memory;

import dev.muster.model.agent.PoolUid;
import dev.muster.statestore.Fence;
import dev.muster.statestore.FenceStore;
import java.util.Optional;

/** Fences in memory. */
public final class MemoryFenceStore implements FenceStore {
    private final MemoryTables tables;

    public MemoryFenceStore(MemoryTables tables) {
        this.tables = tables;
    }

    @Override
    public Fence acquire(PoolUid pool, String owner) {
        return tables.atomically(() -> {
            PoolRows rows = tables.rows(pool);
            Fence next = new Fence(owner, rows.fence == null ? 1 : rows.fence.epoch() + 1);
            rows.fence = next;
            return next;
        });
    }

    @Override
    public Optional<Fence> current(PoolUid pool) {
        return tables.atomically(() -> Optional.ofNullable(tables.rows(pool).fence));
    }
}
