package dev.muster.statestore;

import dev.muster.model.agent.PoolUid;
import java.util.Optional;

/** Keeps the fence of each pool. */
public interface FenceStore {
    /**
     * Makes {@code owner} the owner with the next epoch, whoever owned the pool before; repeated by the same owner it
     * grows again.
     *
     * @return the fence now in force; the loser of a race tries again inside, a bounded number of times
     * @throws StoreUnavailableException if the store did not answer; the fence may or may not have been taken
     */
    Fence acquire(PoolUid pool, String owner);

    /**
     * The fence in force, read consistently; empty if nobody ever owned the pool.
     *
     * @throws StoreUnavailableException if the store did not answer
     */
    Optional<Fence> current(PoolUid pool);
}
