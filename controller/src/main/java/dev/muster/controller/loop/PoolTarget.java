package dev.muster.controller.loop;

import dev.muster.model.pool.AzureDevOpsPool;

/** One ADO pool, found: {@code poolId} is ADO's id of the pool that {@code azureDevOps} names. */
public record PoolTarget(AzureDevOpsPool azureDevOps, int poolId) {}
