package dev.muster.controller.loop;

import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.Seen;
import dev.muster.model.plan.Outcome;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads single requests whose entry in the list is doubted; of those that wait, the run they are a part of as well.
 * Azure DevOps is known to keep requests of runs that were cancelled.
 */
final class RequestReader {
    private static final Logger log = LoggerFactory.getLogger(RequestReader.class);

    private final LoopRuntime runtime;
    private final JobRequests jobRequests;

    RequestReader(LoopRuntime runtime, JobRequests jobRequests) {
        this.runtime = runtime;
        this.jobRequests = jobRequests;
    }

    void read(PoolMemory memory, PoolTarget target, RequestId request) {
        Instant began = runtime.now();
        Outcome<Optional<JobRequest>> outcome = jobRequests.read(target, request);
        memory.rereadTried(began);
        if (outcome instanceof Outcome.Done<Optional<JobRequest>>(Optional<JobRequest> shown)) {
            memory.reread(request, new Seen<>(shown, began), shown.flatMap(job -> endOfRun(target, job)));
        } else {
            log.info("request {} could not be read: {}", request, outcome.describe());
        }
    }

    /** Reading runs is a right that the credential need not have; without it nothing is known of them. */
    private Optional<String> endOfRun(PoolTarget target, JobRequest job) {
        if (job.state() != JobRequest.State.QUEUED) {
            return Optional.empty();
        }
        Outcome<Optional<String>> outcome = jobRequests.endOfRun(target, job);
        if (outcome instanceof Outcome.Done<Optional<String>>(Optional<String> end)) {
            return end;
        }
        log.info("the run of request {} could not be read: {}", job.id(), outcome.describe());
        return Optional.empty();
    }
}
