package dev.muster.controller.checks;

import dev.muster.controller.loop.PlanFunction;
import dev.muster.model.demand.Demands;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.Seen;
import dev.muster.model.plan.JobSituation;
import dev.muster.model.plan.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A job that does not exist: the planner knows best whether there is room for it, and what stands in its way if not. */
final class OneMoreJob {
    private OneMoreJob() {}

    /** What the planner makes of it behind all jobs that wait; null if it leaves it out. */
    static @Nullable JobSituation in(Snapshot snapshot, PlanFunction planner) {
        List<JobRequest> jobs = new ArrayList<>(snapshot.jobs().value());
        JobRequest youngest = behind(jobs, snapshot.now());
        jobs.add(youngest);
        Seen<List<JobRequest>> seen =
                new Seen<>(List.copyOf(jobs), snapshot.jobs().readBegan());
        return planner.plan(snapshot.withJobs(seen)).jobs().get(youngest.id());
    }

    private static JobRequest behind(List<JobRequest> jobs, Instant now) {
        long lastId = 0;
        Instant lastQueued = now;
        for (JobRequest job : jobs) {
            lastId = Math.max(lastId, job.id().value());
            lastQueued = job.queueTime().isAfter(lastQueued) ? job.queueTime() : lastQueued;
        }
        return new JobRequest(
                new RequestId(lastId + 1),
                lastQueued,
                Demands.parse(Collections.emptyList()),
                JobRequest.State.QUEUED,
                null,
                "Build",
                "check",
                "check",
                null,
                null,
                null,
                null);
    }
}
