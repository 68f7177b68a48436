package dev.muster.harness.simulate;

import dev.muster.harness.simulate.strike.ForeignAgents;
import dev.muster.harness.simulate.strike.TouchedJobs;
import dev.muster.model.agent.Agent;
import dev.muster.model.agent.Phase;
import dev.muster.model.agent.PoolUid;
import dev.muster.simulator.truth.JobHistory;
import dev.muster.simulator.truth.Truth;
import dev.muster.simulator.truth.TruthReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a run has come to, by the simulator's own counters and the records in the store. */
final class Outcome {
    private final Truth truth;
    private final SimulatedClouds clouds;
    private final SharedStores stores;
    private final Workload workload;
    private final TouchedJobs touched;
    private final List<TestedPools.TestedPool> pools;

    Outcome(
            Truth truth,
            SimulatedClouds clouds,
            SharedStores stores,
            Workload workload,
            TouchedJobs touched,
            List<TestedPools.TestedPool> pools) {
        this.truth = truth;
        this.clouds = clouds;
        this.stores = stores;
        this.workload = workload;
        this.touched = touched;
        this.pools = pools;
    }

    /** Whether every job that could be served has ended, and nothing of ours is left anywhere. */
    boolean isSettled() {
        return workload.isOver() && open().isEmpty();
    }

    /** What is not settled yet, in words. */
    List<String> open() {
        List<String> open = new ArrayList<>();
        for (JobHistory job : truth.jobs()) {
            if (job.end() == null && !workload.isUnmatchable(job.requestId())) {
                open.add("job " + job.requestId() + " of " + job.queuedAt());
            }
        }
        if (clouds.queue.visible() + clouds.queue.inFlight() > 0) {
            open.add("messages in the queue");
        }
        TruthReport report = truth.report();
        if (report.tasksLeft() > 0) {
            open.add(report.tasksLeft() + " tasks");
        }
        truth.registrationsLeft().stream()
                .filter(name -> !name.equals(SimulatedClouds.SOMEBODY_ELSES) && !ForeignAgents.isOne(name))
                .forEach(name -> open.add("registration " + name));
        for (TestedPools.TestedPool pool : pools) {
            PoolUid uid = stores.pools.uid(pool.name(), () -> new PoolUid("none"));
            stores.agents.load(uid).stream()
                    .filter(agent -> agent.phase() != Phase.GONE)
                    .map(Agent::id)
                    .forEach(id -> open.add("record " + id));
        }
        return open;
    }

    /** A job that ended badly without anybody having been told to make it so. */
    Optional<String> unexplained() {
        List<JobHistory> failed = truth.jobs().stream()
                .filter(job -> job.end() == JobHistory.End.FAILED && !touched.contains(job.requestId()))
                .toList();
        // A job that was given to whoever copied an agent's key is never run.
        long stolen = clouds.fleet.jobsTakenWithCopiedKeys();
        return failed.size() > stolen
                ? Optional.of(failed.size() + " jobs failed and " + stolen + " were taken with copied keys: " + failed)
                : Optional.empty();
    }
}
