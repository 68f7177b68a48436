package dev.muster.harness.simulate.port;

import dev.muster.controller.loop.JobRequests;
import dev.muster.controller.loop.PoolTarget;
import dev.muster.harness.simulate.fault.CallKind;
import dev.muster.model.demand.Demands;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.plan.Outcome;
import dev.muster.simulator.ado.Demand;
import dev.muster.simulator.ado.JobResult;
import dev.muster.simulator.ado.JobsPage;
import dev.muster.simulator.ado.JobsQuery;
import java.util.List;
import java.util.Optional;

/** The simulated organisation's queues as one process reaches them. */
public final class SimulatedJobRequests implements JobRequests {
    private final AdoFace ado;
    private final Boundary boundary;

    public SimulatedJobRequests(AdoFace ado, Boundary boundary) {
        this.ado = ado;
        this.boundary = boundary;
    }

    @Override
    public Outcome<List<JobRequest>> unfinished(PoolTarget pool) {
        return boundary.call(
                CallKind.LIST_JOBS,
                "pool " + pool.poolId(),
                () -> ado.signedIn(() -> Fronted.outcome(ado.front.jobs(pool.poolId(), JobsQuery.UNFINISHED)))
                        .map(page -> ado.jobs.keep(pool.poolId(), seen(page))),
                Lost::outcome,
                AdoTwists.listing(ado.jobs, pool.poolId(), job -> job.id().value()),
                Printed::listing);
    }

    @Override
    public Outcome<Optional<JobRequest>> read(PoolTarget pool, RequestId request) {
        return boundary.call(
                CallKind.READ_JOB,
                request.toString(),
                () -> ado.signedIn(() -> Fronted.outcome(
                                ado.front.call(() -> ado.organisation.jobs().find(request.value()))))
                        .map(found -> found.map(SimulatedJobRequests::seen)),
                Lost::outcome,
                AdoTwists.read(),
                Outcome::describe);
    }

    @Override
    public Outcome<Optional<String>> endOfRun(PoolTarget pool, JobRequest request) {
        return boundary.call(
                CallKind.READ_RUN,
                request.id().toString(),
                () -> ado.signedIn(() -> Fronted.outcome(ado.front.call(() ->
                                ado.organisation.jobs().endOfRun(request.id().value()))))
                        .map(end -> end.map(JobResult::wireName)),
                Lost::outcome,
                AdoTwists.read(),
                Outcome::describe);
    }

    private static List<JobRequest> seen(JobsPage page) {
        return page.rows().stream().map(row -> seen(row.request())).toList();
    }

    private static JobRequest seen(dev.muster.simulator.ado.JobRequest request) {
        String result = request.result() == null ? null : request.result().wireName();
        return new JobRequest(
                new RequestId(request.requestId()),
                request.queueTime(),
                Demands.parse(request.demands().stream().map(Demand::text).toList()),
                JobRequest.stateOf(request.assignTime(), request.receiveTime(), result),
                request.reservedAgent() == null ? null : request.reservedAgent().name(),
                request.script().planType(),
                request.script().jobName(),
                request.script().definitionName(),
                request.assignTime(),
                request.receiveTime(),
                request.finishTime(),
                result);
    }
}
