package dev.muster.statestore;

import dev.muster.model.agent.InstallationId;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.PoolStatus;
import dev.muster.model.pool.SpecTree;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps pools: the specs that people own, and what the controller has to say about each. */
public interface PoolStore {
    /**
     * Every pool as people wrote it, sorted by name; never fails because of what stands in an item.
     *
     * @throws StoreUnavailableException if the store did not answer
     */
    List<PoolItem> list();

    /** Writes a pool's spec as people do, without any condition: for set-up, demos and tests. Throws as {@link #list}. */
    void put(PoolItem item);

    /**
     * This installation's id, made by the first caller ever and the same for all after; {@code fresh} is asked only if
     * none is found.
     *
     * @throws StoreUnavailableException if the store did not answer
     */
    InstallationId installation(Supplier<InstallationId> fresh);

    /** The uid of the pool of that name, made when first asked for; throws as {@link #installation} does. */
    PoolUid uid(PoolName name, Supplier<PoolUid> fresh);

    /**
     * The name of every pool that was ever given a uid, sorted: of those too whose items people have removed since. Throws
     * as {@link #list}.
     */
    List<PoolName> everNamed();

    /** Keeps the newest valid spec of a pool, which stays in force while the table holds an invalid one. Throws as {@link #list}. */
    void saveLastGood(PoolUid pool, SpecTree spec);

    /** The newest valid spec kept; empty if there never was one. Throws as {@link #installation} does. */
    Optional<SpecTree> lastGood(PoolUid pool);

    /**
     * Keeps counts and conditions for those who read the table; the controller itself never reads them back. Throws as
     * {@link #list}.
     */
    void saveStatus(PoolUid pool, PoolStatus status);
}
