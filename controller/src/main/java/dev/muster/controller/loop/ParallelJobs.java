package dev.muster.controller.loop;

import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.AzureDevOpsPool;
import org.jspecify.annotations.Nullable;

/** The parallel jobs of an organisation: the licence under which its self-hosted agents of any pool run private jobs. */
public interface ParallelJobs {
    /** The organisation's, asked with that pool's credential; {@code Failed(Gone)} where there is no such thing. */
    Outcome<Usage> read(AzureDevOpsPool pool);

    /**
     * @param total how many jobs may run at once; null if that is not limited
     * @param used how many run, in all pools and on whosesoever agents
     */
    record Usage(@Nullable Integer total, int used) {}
}
