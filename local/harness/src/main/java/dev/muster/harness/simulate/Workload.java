package dev.muster.harness.simulate;

import dev.muster.harness.simulate.strike.JobFaults;
import dev.muster.simulator.ado.JobScript;
import dev.muster.simulator.world.RandomStream;
import dev.muster.simulator.world.World;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

/** The jobs of a run: queued over some minutes, some cancelled, some that nobody can serve. */
final class Workload {
    private static final Duration PLACEHOLDER_CHECK = Duration.ofSeconds(2);
    private static final Duration SPREAD = Duration.ofMinutes(4);

    private final World world;
    private final SimulatedClouds clouds;
    private final JobFaults jobFaults;
    private final RandomStream chance;
    private final TreeSet<Long> unmatchable = new TreeSet<>();
    private int toCome;

    Workload(World world, SimulatedClouds clouds, JobFaults jobFaults) {
        this.world = world;
        this.clouds = clouds;
        this.jobFaults = jobFaults;
        this.chance = world.stream("workload");
    }

    /** The jobs come as soon as each pool has a placeholder per template: before, ADO would refuse them. */
    void begin(List<TestedPools.TestedPool> pools) {
        for (TestedPools.TestedPool pool : pools) {
            int jobs = 10 + chance.nextInt(11);
            toCome += jobs;
            beginWhenReady(pool, jobs);
        }
    }

    boolean isOver() {
        return toCome == 0;
    }

    /** Whether no template meets the job's demands. */
    boolean isUnmatchable(long requestId) {
        return unmatchable.contains(requestId);
    }

    private void beginWhenReady(TestedPools.TestedPool pool, int jobs) {
        int registered = clouds.organisation
                .registrations()
                .list(clouds.poolId(pool.name().value()))
                .size();
        // One is somebody else's, the others are the placeholders of two templates.
        if (registered < 3) {
            world.after(PLACEHOLDER_CHECK, () -> beginWhenReady(pool, jobs));
            return;
        }
        for (int i = 0; i < jobs; i++) {
            boolean hopeless = chance.chance(0.04);
            List<String> demands = hopeless ? TestedPools.UNMATCHABLE : chance.pick(pool.matchable());
            JobScript job = JobScript.build(duration(), demands.toArray(String[]::new));
            Duration cancelledAfter =
                    chance.chance(0.1) ? chance.between(Duration.ofSeconds(1), Duration.ofSeconds(50)) : Duration.ZERO;
            world.after(chance.between(Duration.ZERO, SPREAD), () -> queue(pool, job, hopeless, cancelledAfter));
        }
    }

    private void queue(TestedPools.TestedPool pool, JobScript script, boolean hopeless, Duration cancelledAfter) {
        List<List<String>> others = hopeless ? List.of() : pool.matchable();
        long request = jobFaults.queue(clouds.poolId(pool.name().value()), script, others);
        toCome--;
        if (hopeless) {
            unmatchable.add(request);
        } else if (cancelledAfter.isPositive()) {
            world.after(cancelledAfter, () -> clouds.organisation.jobs().cancelJob(request));
        }
    }

    private Duration duration() {
        return chance.between(Duration.ofSeconds(3), Duration.ofSeconds(40));
    }
}
