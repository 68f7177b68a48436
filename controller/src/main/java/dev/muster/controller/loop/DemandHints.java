package dev.muster.controller.loop;

import dev.muster.model.pool.AzureDevOpsPool;
import dev.muster.model.pool.PoolName;
import java.util.List;

/**
 * Takes word that a pool's queue in Azure DevOps may have changed: it is read soon instead of at the next poll. Any number
 * of hints costs a bounded number of readings; losing one costs time only.
 */
public interface DemandHints {
    /** The pools with a valid spec, sorted by name. */
    List<Served> pools();

    void changed(PoolName pool);

    /** A pool and what it serves. */
    record Served(PoolName name, AzureDevOpsPool azureDevOps) {}
}
