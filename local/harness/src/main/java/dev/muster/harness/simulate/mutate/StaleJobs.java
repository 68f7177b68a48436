package dev.muster.harness.simulate.mutate;

import dev.muster.controller.loop.JobRequests;
import dev.muster.controller.loop.PoolTarget;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.plan.Outcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers with an old queue as if it were today's. */
final class StaleJobs implements JobRequests {
    private final JobRequests jobs;
    private final int readingsLate;
    private final Map<PoolTarget, Deque<Outcome<List<JobRequest>>>> before = new HashMap<>();

    StaleJobs(JobRequests jobs, int readingsLate) {
        this.jobs = jobs;
        this.readingsLate = readingsLate;
    }

    @Override
    public Outcome<List<JobRequest>> unfinished(PoolTarget pool) {
        Deque<Outcome<List<JobRequest>>> kept = before.computeIfAbsent(pool, first -> new ArrayDeque<>());
        kept.addLast(jobs.unfinished(pool));
        return kept.size() > readingsLate ? kept.removeFirst() : kept.getFirst();
    }

    @Override
    public Outcome<Optional<JobRequest>> read(PoolTarget pool, RequestId request) {
        return jobs.read(pool, request);
    }

    @Override
    public Outcome<Optional<String>> endOfRun(PoolTarget pool, JobRequest request) {
        return jobs.endOfRun(pool, request);
    }
}
