package dev.muster.controller.loop;

import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.plan.Outcome;
import java.util.List;
import java.util.Optional;

/** The job queue of an ADO pool. */
public interface JobRequests {
    /** Every request without a result: waiting, assigned and running; in any order. */
    Outcome<List<JobRequest>> unfinished(PoolTarget pool);

    /** What people should know of how this pool's queue is read at present; empty if it is read as usual. */
    default Optional<String> peculiarity(PoolTarget pool) {
        return Optional.empty();
    }

    /**
     * How the run ended that a request is a part of, in ADO's words ({@code canceled}, {@code failed}).
     *
     * @return empty inside while the run goes on, or if this request has no run that could be asked for
     */
    Outcome<Optional<String>> endOfRun(PoolTarget pool, JobRequest request);

    /** One request, finished ones included; empty if ADO does not know it. */
    Outcome<Optional<JobRequest>> read(PoolTarget pool, RequestId request);
}
