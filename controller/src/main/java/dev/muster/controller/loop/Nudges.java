package dev.muster.controller.loop;

import dev.muster.model.pool.PoolName;

/** Hints that a pool is worth a look. A hint carries nothing else, and losing one costs time only. */
public interface Nudges {
    void nudge(PoolName pool);
}
