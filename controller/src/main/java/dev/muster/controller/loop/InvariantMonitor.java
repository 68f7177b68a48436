package dev.muster.controller.loop;

import dev.muster.model.pool.PoolName;

/** Where the loop says that a promise of its own was broken. Nothing that it does may fail because of that. */
@FunctionalInterface
public interface InvariantMonitor {
    /** @param message one sentence with the ids of what it is about; nothing secret */
    void broken(LiveInvariant invariant, PoolName pool, String message);
}
