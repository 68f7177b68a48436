package dev.muster.harness.simulate.port;

import dev.muster.controller.loop.JobRequests;
import dev.muster.controller.loop.PoolTarget;
import dev.muster.harness.simulate.fault.CallKind;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.plan.Outcome;
import java.util.List;
import java.util.Optional;

/** An adapter of the job queues as one process reaches it: each call of the port is one step. */
public final class JobRequestsBehindBoundary implements JobRequests {
    private final JobRequests adapter;
    private final AdoWireTwists twists;
    private final Boundary boundary;

    public JobRequestsBehindBoundary(JobRequests adapter, AdoWireTwists twists, Boundary boundary) {
        this.adapter = adapter;
        this.twists = twists;
        this.boundary = boundary;
    }

    @Override
    public Outcome<List<JobRequest>> unfinished(PoolTarget pool) {
        return boundary.call(
                CallKind.LIST_JOBS,
                "pool " + pool.poolId(),
                () -> twists.jobs(pool.poolId(), () -> adapter.unfinished(pool)),
                Lost::outcome,
                twists.jobs(pool.poolId()),
                Printed::listing);
    }

    @Override
    public Outcome<Optional<String>> endOfRun(PoolTarget pool, JobRequest request) {
        return boundary.call(
                CallKind.READ_RUN,
                request.id().toString(),
                () -> twists.signedIn(() -> adapter.endOfRun(pool, request)),
                Lost::outcome,
                twists.refusals(),
                Outcome::describe);
    }

    @Override
    public Outcome<Optional<JobRequest>> read(PoolTarget pool, RequestId request) {
        return boundary.call(
                CallKind.READ_JOB,
                request.toString(),
                () -> twists.signedIn(() -> adapter.read(pool, request)),
                Lost::outcome,
                twists.refusals(),
                Outcome::describe);
    }
}
