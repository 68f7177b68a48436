package dev.muster.statestore.memory;

import dev.muster.model.agent.PoolUid;
import dev.muster.model.observed.LearnedImage;
import dev.muster.statestore.ImageStore;
import dev.muster.statestore.WriteResult;
import java.util.List;

/** What was learned of images, in memory. */
public final class MemoryImageStore implements ImageStore {
    private final MemoryTables tables;

    public MemoryImageStore(MemoryTables tables) {
        this.tables = tables;
    }

    @Override
    public List<LearnedImage> learned(PoolUid pool) {
        return tables.atomically(() -> List.copyOf(tables.rows(pool).images.values()));
    }

    @Override
    public WriteResult keep(PoolUid pool, LearnedImage learned) {
        return tables.atomically(() -> {
            tables.rows(pool).images.put(learned.image(), learned);
            return new WriteResult.Written();
        });
    }
}
