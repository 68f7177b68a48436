package dev.muster.statestore;

import dev.muster.model.agent.PoolUid;
import dev.muster.model.observed.LearnedImage;
import java.util.List;

/**
 * Keeps what agents have shown of their images, per pool: a pool is one boundary of trust, and what the agents of one show
 * is nothing that another should rest on.
 */
public interface ImageStore {
    /**
     * Everything learned of the pool's images that can be read; read consistently, sorted by image.
     *
     * @throws StoreUnavailableException if the store did not answer
     * @throws NewerSchemaException if an item was written by a newer release
     */
    List<LearnedImage> learned(PoolUid pool);

    /** Keeps this in place of what was known of the same image. The last one counts, whoever owns the pool: it was seen. */
    WriteResult keep(PoolUid pool, LearnedImage learned);
}
