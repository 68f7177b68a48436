package dev.muster.harness.simulate.port;

import dev.muster.controller.loop.ParallelJobs;
import dev.muster.harness.simulate.fault.CallKind;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.AzureDevOpsPool;

/** The simulated organisation's licence as one process reaches it. */
public final class SimulatedParallelJobs implements ParallelJobs {
    private final AdoFace ado;
    private final Boundary boundary;

    public SimulatedParallelJobs(AdoFace ado, Boundary boundary) {
        this.ado = ado;
        this.boundary = boundary;
    }

    @Override
    public Outcome<Usage> read(AzureDevOpsPool pool) {
        return boundary.call(
                CallKind.READ_LICENCE,
                pool.pool(),
                () -> ado.signedIn(() -> Fronted.outcome(ado.front.call(() -> ado.organisation.parallelJobs())))
                        .map(usage -> new Usage(
                                usage.total().isPresent() ? usage.total().getAsInt() : null, usage.used())),
                Lost::outcome,
                AdoTwists.read(),
                Outcome::describe);
    }
}
