package dev.muster.statestore;

import dev.muster.model.pool.SpecTree;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pool as it stands in the table that people edit.
 *
 * @param name the item's key, which may be no valid pool name
 * @param spec what was written, whatever it is; an item without a spec has a tree that is null there
 * @param generation counted by the API; null on items written by hand
 */
public record PoolItem(
        String name,
        SpecTree spec,
        @Nullable Long generation,
        @Nullable Instant updatedAt,
        @Nullable String updatedBy) {}
