package dev.muster.harness.simulate.port;

import dev.muster.controller.loop.ParallelJobs;
import dev.muster.harness.simulate.fault.CallKind;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.AzureDevOpsPool;

/** An adapter of the licence as one process reaches it: each call of the port is one step. */
public final class ParallelJobsBehindBoundary implements ParallelJobs {
    private final ParallelJobs adapter;
    private final AdoWireTwists twists;
    private final Boundary boundary;

    public ParallelJobsBehindBoundary(ParallelJobs adapter, AdoWireTwists twists, Boundary boundary) {
        this.adapter = adapter;
        this.twists = twists;
        this.boundary = boundary;
    }

    @Override
    public Outcome<Usage> read(AzureDevOpsPool pool) {
        return boundary.call(
                CallKind.READ_LICENCE,
                pool.pool(),
                () -> twists.signedIn(() -> adapter.read(pool)),
                Lost::outcome,
                twists.refusals(),
                Outcome::describe);
    }
}
