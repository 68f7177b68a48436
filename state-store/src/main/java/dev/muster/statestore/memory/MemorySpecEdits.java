package dev.muster.statestore.memory;

import dev.muster.model.pool.PoolName;
import dev.muster.statestore.PoolItem;
import dev.muster.statestore.SpecEdits;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Edits of pools in memory. */
public final class MemorySpecEdits implements SpecEdits {
    private final MemoryTables tables;
    private final MemoryPoolStore pools;

    public MemorySpecEdits(MemoryTables tables) {
        this.tables = tables;
        this.pools = new MemoryPoolStore(tables);
    }

    @Override
    public Optional<PoolItem> find(PoolName pool) {
        return tables.atomically(() -> Optional.ofNullable(tables.items.get(pool.value())));
    }

    @Override
    public Result write(Edit edit) {
        return over(edit.pool(), edit.seen(), () -> {
            Long before = find(edit.pool()).map(PoolItem::generation).orElse(0L);
            PoolItem fresh = new PoolItem(edit.pool().value(), edit.spec(), before + 1, edit.at(), edit.by());
            pools.put(fresh);
            return fresh;
        });
    }

    @Override
    public Result remove(PoolName pool, String seen) {
        return over(pool, seen, () -> {
            PoolItem standing = find(pool).orElseThrow();
            pools.remove(pool.value());
            return standing;
        });
    }

    private Result over(PoolName pool, @Nullable String seen, Supplier<PoolItem> step) {
        return tables.atomically(() -> {
            Optional<PoolItem> standing = find(pool);
            String hash = standing.map(item -> item.spec().contentHash()).orElse(null);
            return Objects.equals(hash, seen) ? new Result.Applied(step.get()) : new Result.Overtaken(standing);
        });
    }
}
