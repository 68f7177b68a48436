package dev.muster.harness.simulate.strike;

import dev.muster.harness.simulate.check.Invariant;
import dev.muster.harness.simulate.fault.Fault;
import dev.muster.harness.simulate.fault.FaultKind;
import dev.muster.harness.simulate.fault.Faults;
import dev.muster.harness.simulate.fault.Place;
import dev.muster.simulator.ado.JobQueue;
import dev.muster.simulator.ado.JobRequest;
import dev.muster.simulator.ado.JobResult;
import dev.muster.simulator.ado.JobScript;
import dev.muster.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What happens to single jobs: they are cancelled, change, run long, come twice, or come again. */
public final class JobFaults implements Invariant {
    private final TreeSet<Long> changed = new TreeSet<>();
    private final World world;
    private final Faults faults;
    private final TouchedJobs touched;
    private final Supplier<JobQueue> queue;
    private final Map<Long, Duration> cancelledOnceAssigned = new TreeMap<>();
    private final TreeSet<Long> longOnes = new TreeSet<>();
    private boolean lostOnesComeAgain;

    /** @param queue asked only once jobs are queued */
    public JobFaults(World world, Faults faults, TouchedJobs touched, Supplier<JobQueue> queue) {
        this.world = world;
        this.faults = faults;
        this.touched = touched;
        this.queue = queue;
    }

    /** From now on jobs that are lost with their agent are queued again. */
    public void queueLostOnesAgain() {
        lostOnesComeAgain = true;
    }

    /**
     * Queues a job with what goes wrong with it.
     *
     * @param others demands that jobs of this pool may have instead; empty for a job that nobody can serve
     * @return the request's id
     */
    public long queue(int poolId, JobScript script, List<List<String>> others) {
        List<Fault> planned = faults.visit(Place.JOB);
        JobScript job = script;
        for (Fault fault : planned) {
            job = switch (fault.kind()) {
                case F58 -> job.lasting(Duration.ofSeconds(fault.amount()));
                case F79 -> job.lasting(Duration.ofMillis(fault.amount()));
                default -> job;
            };
        }
        long request = queue.get().queueJob(poolId, job);
        if (!others.isEmpty()) {
            for (Fault fault : planned) {
                plan(request, job, others, fault);
            }
        }
        return request;
    }

    private void plan(long request, JobScript job, List<List<String>> others, Fault fault) {
        Duration seconds = Duration.ofSeconds(fault.amount());
        switch (fault.kind()) {
            case F43 -> world.after(seconds, () -> comesAgainAs(request));
            case F44 -> world.after(seconds, () -> cancelBeforePickUp(request));
            case F82 -> world.after(seconds, () -> leaveBehind(request));
            case F45 -> cancelledOnceAssigned.put(request, seconds);
            case F48 -> world.after(seconds, () -> change(request, job, others.get(fault.nth() % others.size())));
            case F58 -> longOnes.add(request);
            default -> {}
        }
    }

    /** Whether the job's demands were changed while it waited. */
    public boolean hasChanged(long request) {
        return changed.contains(request);
    }

    @Override
    public void jobAssigned(long requestId, String agentName, Instant at) {
        Duration after = cancelledOnceAssigned.remove(requestId);
        if (after != null) {
            world.after(after, () -> cancelAssigned(requestId));
        }
        if (longOnes.remove(requestId)) {
            faults.tookEffect(FaultKind.F58);
        }
    }

    @Override
    public void jobFinished(long requestId, String result, Instant at) {
        if (lostOnesComeAgain && result.equals(JobResult.ABANDONED.wireName())) {
            faults.tookEffect(FaultKind.F47);
            world.after(Duration.ofSeconds(1), () -> queueAgain(requestId));
        }
    }

    private void queueAgain(long request) {
        queue.get()
                .find(request)
                .filter(this::isAccepted)
                .ifPresent(lost -> queue.get().queueJob(lost.poolId(), lost.script()));
    }

    /** What its tasks demand may have been accepted when it was queued because an agent had it that is gone by now. */
    private boolean isAccepted(JobRequest job) {
        return queue.get().wouldAccept(job.poolId(), job.script());
    }

    /** The service starts the job over under another id, and cancels the first request. */
    private void comesAgainAs(long request) {
        unfinished(request)
                .filter(JobRequest::isWaiting)
                .filter(this::isAccepted)
                .ifPresent(waiting -> {
                    faults.tookEffect(FaultKind.F43);
                    touched.job(request);
                    queue.get().cancelJob(request);
                    queue.get().queueJob(waiting.poolId(), waiting.script());
                });
    }

    private void cancelBeforePickUp(long request) {
        unfinished(request).filter(open -> !open.isRunning()).ifPresent(open -> cancel(request, FaultKind.F44));
    }

    private void leaveBehind(long request) {
        if (queue.get().cancelRunOnly(request)) {
            faults.tookEffect(FaultKind.F82);
            touched.job(request);
        }
    }

    private void cancelAssigned(long request) {
        unfinished(request).ifPresent(open -> cancel(request, FaultKind.F45));
    }

    private void cancel(long request, FaultKind kind) {
        faults.tookEffect(kind);
        touched.job(request);
        queue.get().cancelJob(request);
    }

    private void change(long request, JobScript job, List<String> demands) {
        if (!job.demands().equals(demands)
                && queue.get().changeDemands(request, job.demanding(demands).withTasksThatDemand())) {
            faults.tookEffect(FaultKind.F48);
            changed.add(request);
        }
    }

    private Optional<JobRequest> unfinished(long request) {
        return queue.get().find(request).filter(JobRequest::isUnfinished);
    }
}
