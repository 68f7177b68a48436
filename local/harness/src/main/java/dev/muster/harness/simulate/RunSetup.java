package dev.muster.harness.simulate;

import dev.muster.harness.simulate.fault.Fault;
import dev.muster.harness.simulate.fault.FaultKind;
import dev.muster.simulator.world.RandomStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run begins with, its faults apart.
 *
 * @param seed of everything that the run draws on its way
 * @param faultyPhase how long faults may strike
 */
record RunSetup(long seed, List<TestedPools.TestedPool> pools, List<PlannedJob> jobs, Duration faultyPhase) {
    private static final Duration USUAL_PHASE = Duration.ofMinutes(6);

    RunSetup {
        pools = List.copyOf(pools);
        jobs = List.copyOf(jobs);
    }

    /** Two pools and 20 to 40 jobs. */
    static RunSetup of(long seed) {
        List<TestedPools.TestedPool> pools = TestedPools.draw(RandomStream.named(seed, "pools"));
        List<PlannedJob> jobs = new ArrayList<>();
        for (TestedPools.TestedPool pool : pools) {
            jobs.addAll(PlannedJob.draw(RandomStream.named(seed, "jobs of " + pool.name()), pool));
        }
        return new RunSetup(seed, pools, jobs, USUAL_PHASE);
    }

    /** How long any job may take with these faults. */
    Duration longestJob(List<Fault> faults) {
        Duration longest = jobs.stream()
                .map(job -> job.script().duration())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return faults.stream()
                .filter(fault -> fault.kind() == FaultKind.F58)
                .map(fault -> Duration.ofSeconds(fault.amount()))
                .reduce(longest, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    /** The same pools with these jobs only, for a while only. */
    RunSetup only(Duration phase, List<PlannedJob> others) {
        List<PlannedJob> named = new ArrayList<>();
        for (PlannedJob job : others) {
            named.add(job.named("job-" + named.size(), named.size() + 1));
        }
        return new RunSetup(seed, pools, named, phase);
    }
}
