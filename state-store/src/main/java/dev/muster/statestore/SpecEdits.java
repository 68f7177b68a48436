package dev.muster.statestore;

import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.SpecTree;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Edits of specs in the table that people edit as well, by hand and at the same time: each is written only over the very
 * content that its author saw, so that none undoes another unseen.
 */
public interface SpecEdits {
    /**
     * A pool's item as it stands.
     *
     * @throws StoreUnavailableException if the store did not answer
     */
    Optional<PoolItem> find(PoolName pool);

    /**
     * Writes the spec, counts the generation up from what stands there (from 1 where nothing countable does), and leaves
     * every other attribute of the item as it is.
     *
     * @throws StoreUnavailableException if the item could not be read, in which case nothing was written
     */
    Result write(Edit edit);

    /** Removes the item; throws as {@link #write} does. */
    Result remove(PoolName pool, String seen);

    /**
     * A spec to be written.
     *
     * @param seen content hash of the spec that its author saw; null if there was no item
     * @param spec judged before: it is written whatever it is
     */
    record Edit(PoolName pool, @Nullable String seen, SpecTree spec, Instant at, String by) {}

    /** How an edit ended. */
    sealed interface Result {
        /** Durable; the item as it stands now, which after a removal is the one removed. */
        record Applied(PoolItem item) implements Result {}

        /** Nothing written: something else stands there than the author saw; empty if nothing does. */
        record Overtaken(Optional<PoolItem> standing) implements Result {}

        /** Nothing written: the store is throttling; try again. */
        record Busy(String message) implements Result {}

        /** No answer: written or not, only a read can tell. */
        record Unknown(String message) implements Result {}
    }
}
