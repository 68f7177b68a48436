package dev.muster.controller.loop;

import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.Seen;
import dev.muster.model.plan.Outcome;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads single requests whose entry in the list is doubted. */
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
            memory.reread(request, new Seen<>(shown, began));
        } else {
            log.info("request {} could not be read: {}", request, outcome.describe());
        }
    }
}
