package dev.muster.harness.simulate;

import dev.muster.harness.simulate.strike.JobFaults;
import dev.muster.harness.simulate.strike.TouchedJobs;
import dev.muster.simulator.ado.JobScript;
import dev.muster.simulator.truth.JobHistory;
import dev.muster.simulator.truth.Truth;
import dev.muster.simulator.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The jobs of a run: queued over some minutes, some cancelled, some that nobody can serve. */
final class Workload {
    private static final Duration PLACEHOLDER_CHECK = Duration.ofSeconds(2);

    private final World world;
    private final SimulatedClouds clouds;
    private final JobFaults jobFaults;
    private final TreeSet<Long> unmatchable = new TreeSet<>();
    private final TreeSet<String> excused = new TreeSet<>();
    private final Map<Long, String> names = new TreeMap<>();
    private final Map<String, List<List<String>>> matchable = new TreeMap<>();
    private int toCome;

    Workload(World world, SimulatedClouds clouds, JobFaults jobFaults) {
        this.world = world;
        this.clouds = clouds;
        this.jobFaults = jobFaults;
    }

    /** The jobs come as soon as each pool has a placeholder per template: before, ADO would refuse them. */
    void begin(List<TestedPools.TestedPool> pools, List<PlannedJob> jobs) {
        toCome = jobs.size();
        pools.forEach(pool -> matchable.put(pool.name().value(), pool.matchable()));
        for (TestedPools.TestedPool pool : pools) {
            String name = pool.name().value();
            beginWhenReady(
                    name, jobs.stream().filter(job -> job.pool().equals(name)).toList());
        }
    }

    boolean isOver() {
        return toCome == 0;
    }

    /** How many jobs have not ended: those that are still to come, and those that can be served and have not been. */
    int left(Truth truth) {
        long open = truth.jobs().stream()
                .filter(job -> job.end() == null && !isUnmatchable(job.requestId()))
                .count();
        return toCome + (int) open;
    }

    /** Whether no template meets the job's demands. */
    boolean isUnmatchable(long requestId) {
        return unmatchable.contains(requestId);
    }

    /** Jobs whose end depends on when things happen: those that people cancel, and those that a fault ended. */
    List<String> excusedJobs(TouchedJobs touched) {
        List<String> all = new ArrayList<>(excused);
        names.forEach((request, name) -> {
            if (touched.contains(request)) {
                all.add(name);
            }
        });
        return all;
    }

    /** How each job ended, by its name. */
    Map<String, JobHistory.End> endsByName(Truth truth) {
        Map<String, JobHistory.End> ends = new TreeMap<>();
        for (JobHistory job : truth.jobs()) {
            String name = names.get(job.requestId());
            if (name != null && job.end() != null) {
                ends.put(name, job.end());
            }
        }
        return ends;
    }

    private void beginWhenReady(String pool, List<PlannedJob> jobs) {
        long placeholders = clouds.organisation.registrations().list(clouds.poolId(pool)).stream()
                .filter(agent -> agent.authorization() == null)
                .filter(agent -> !agent.name().equals(SimulatedClouds.SOMEBODY_ELSES))
                .count();
        if (placeholders < TestedPools.TEMPLATES) {
            world.after(PLACEHOLDER_CHECK, () -> beginWhenReady(pool, jobs));
            return;
        }
        jobs.forEach(job -> world.after(job.after(), () -> queue(job)));
    }

    private List<List<String>> matchable(String pool) {
        return matchable.getOrDefault(pool, List.of());
    }

    /** Who has a pipeline whose tasks demand more than is declared queues it once the pool accepts it. */
    private void queue(PlannedJob planned) {
        boolean accepted = clouds.organisation.jobs().wouldAccept(clouds.poolId(planned.pool()), planned.script());
        if (!accepted && !planned.script().automatic().isEmpty()) {
            world.after(PLACEHOLDER_CHECK, () -> queue(planned));
            return;
        }
        JobScript job = planned.script();
        List<List<String>> others = planned.hopeless() ? List.<List<String>>of() : matchable(planned.pool());
        long request = jobFaults.queue(clouds.poolId(planned.pool()), job, others);
        toCome--;
        names.put(request, planned.script().jobName());
        if (planned.cancelledAfter().isPositive()) {
            excused.add(planned.script().jobName());
        }
        if (planned.hopeless()) {
            unmatchable.add(request);
        } else if (planned.cancelledAfter().isPositive()) {
            world.after(
                    planned.cancelledAfter(), () -> clouds.organisation.jobs().cancelJob(request));
        }
    }
}
