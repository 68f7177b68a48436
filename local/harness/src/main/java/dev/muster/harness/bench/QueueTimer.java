package dev.muster.harness.bench;

import dev.muster.controller.azuredevops.AzureDevOpsClient;
import dev.muster.controller.azuredevops.AzureDevOpsJobRequests;
import dev.muster.controller.azuredevops.CredentialReader;
import dev.muster.controller.azuredevops.PersonalAccessToken;
import dev.muster.controller.azuredevops.RateGovernor;
import dev.muster.controller.azuredevops.TimeOuts;
import dev.muster.controller.loop.JobRequests;
import dev.muster.controller.loop.PoolTarget;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.observed.Seen;
import dev.muster.model.plan.Outcome;
import dev.muster.model.plan.Plan;
import dev.muster.model.plan.Planner;
import dev.muster.model.plan.Snapshot;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Reads a queue with the shipped adapter, from memory, and plans for it. */
final class QueueTimer {
    private static final CredentialReader CREDENTIALS =
            source -> new CredentialReader.Reading.Found(new PersonalAccessToken("none"));

    private final ThreadMXBean processor = ManagementFactory.getThreadMXBean();
    private final Shape shape;
    private final int agentsOfEach;
    private long planned;

    QueueTimer(Shape shape, int agentsOfEach) {
        this.shape = shape;
        this.agentsOfEach = agentsOfEach;
    }

    /** Times so many readings, each with its plan. */
    QueueTimings time(int warmUp, int rounds) {
        Snapshot drawn = DrawnPool.of(shape, 1);
        List<JobRequest> waiting = drawn.jobs().value().stream()
                .filter(request -> request.state() == JobRequest.State.QUEUED)
                .toList();
        WrittenQueue queue = WrittenQueue.of(waiting, agentsOfEach);
        try (AzureDevOpsClient client = new AzureDevOpsClient(
                TimeOuts.DEFAULT,
                queue,
                CREDENTIALS,
                new RateGovernor(InstantSource.system()),
                wait -> {},
                () -> 0.5)) {
            JobRequests requests = new AzureDevOpsJobRequests(client);
            PoolTarget target = new PoolTarget(drawn.spec().azureDevOps(), 7);
            Snapshot bare = drawn.withJobs(new Seen<>(List.of(), drawn.jobs().readBegan()));
            for (int round = 0; round < warmUp; round++) {
                planned += once(requests, target, bare).jobs().size();
            }
            Timings times = new Timings();
            for (int round = 0; round < rounds; round++) {
                long processorBegan = processor.getCurrentThreadCpuTime();
                long began = System.nanoTime();
                planned += once(requests, target, bare).jobs().size();
                times.add(System.nanoTime() - began, processor.getCurrentThreadCpuTime() - processorBegan);
            }
            return new QueueTimings(waiting.size(), agentsOfEach, queue.length(), times, kept(requests, target, bare));
        }
    }

    /** How many requests were planned for; reading it keeps the planning from being optimised away. */
    long planned() {
        return planned;
    }

    private static Plan once(JobRequests requests, PoolTarget target, Snapshot bare) {
        return Planner.plan(with(requests, target, bare));
    }

    private static Snapshot with(JobRequests requests, PoolTarget target, Snapshot bare) {
        if (requests.unfinished(target) instanceof Outcome.Done<List<JobRequest>>(List<JobRequest> read)) {
            return bare.withJobs(new Seen<>(List.copyOf(read), bare.jobs().readBegan()));
        }
        throw new IllegalStateException("the queue could not be read");
    }

    /** What the list and its plan hold in memory, in bytes. */
    private long kept(JobRequests requests, PoolTarget target, Snapshot bare) {
        long before = used();
        Snapshot snapshot = with(requests, target, bare);
        Plan plan = Planner.plan(snapshot);
        long after = used();
        planned += plan.jobs().size() + snapshot.jobs().value().size();
        return after - before;
    }

    private static long used() {
        Runtime machine = Runtime.getRuntime();
        System.gc();
        return machine.totalMemory() - machine.freeMemory();
    }

    /**
     * What was measured.
     *
     * @param bytes of the listing before it was compressed
     * @param kept bytes that the list and the plan hold in memory
     */
    record QueueTimings(int jobs, int agentsOfEach, long bytes, Timings times, long kept) {
        private static final Duration MOST_MEDIAN = Duration.ofMillis(150);
        private static final long MOST_KEPT = 64L << 20;

        /** Whether reading and planning take less than 150 ms and 64 MB. */
        boolean isKept() {
            return times.median().compareTo(MOST_MEDIAN) < 0 && kept < MOST_KEPT;
        }

        String line() {
            return "%,d waiting jobs with %d matched agents each, %.1f MB before compression: read and planned in %.1f ms (median; best %.1f, p99 %.1f, cpu %.1f), %.1f MB kept%n"
                    .formatted(
                            jobs,
                            agentsOfEach,
                            bytes / 1e6,
                            times.median().toNanos() / 1e6,
                            times.best().toNanos() / 1e6,
                            times.p99().toNanos() / 1e6,
                            times.processorMedian().toNanos() / 1e6,
                            kept / 1e6);
        }
    }
}
