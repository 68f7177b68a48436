package dev.muster.harness.simulate;

import dev.muster.controller.loop.LoopSettings;
import dev.muster.model.plan.PlannerSettings;
import dev.muster.model.pool.PoolSpec;
import dev.muster.model.pool.SpecReader;
import dev.muster.model.pool.SpecReading;
import dev.muster.model.pool.Timeouts;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * How long a run may take to settle once nothing goes wrong any more: three sweeps and the longest deadline of a start,
 * and on top of that what waits since before (a template held back, a launch given up, a request doubted) and the work
 * that is left. All of it comes from the tunables of the very run.
 */
final class ConvergenceBound {
    private static final int SWEEPS = 3;

    /** The longest that the simulated ECS takes from a launch to a container that runs, and to stop one again. */
    private static final Duration START_AND_STOP = Duration.ofSeconds(80);

    /** From a launch that ECS refused to the next one of its template, however often that happened before. */
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(10);

    private final List<PoolSpec> specs;
    private final Duration longestJob;
    private final OptionalInt parallelJobs;

    /**
     * @param longestJob how long any job of the run may take
     * @param parallelJobs how many jobs of all pools may run at once; empty for any number
     */
    ConvergenceBound(List<TestedPools.TestedPool> pools, Duration longestJob, OptionalInt parallelJobs) {
        this.specs = pools.stream()
                .map(pool -> SpecReader.read(pool.item().spec()))
                .filter(SpecReading.Valid.class::isInstance)
                .map(reading -> ((SpecReading.Valid) reading).spec())
                .toList();
        this.longestJob = longestJob;
        this.parallelJobs = parallelJobs;
    }

    /**
     * Counted from the last fault.
     *
     * @param away how long until the controller that is left is back
     * @param settings its own
     * @param jobsLeft jobs that have not ended
     */
    Duration after(Duration away, LoopSettings settings, int jobsLeft) {
        return away.plus(settings.sweepInterval().multipliedBy(SWEEPS))
                .plus(settings.missingGrace())
                .plus(waitingSinceBefore(settings.planner()))
                .plus(longest(Timeouts::start))
                .plus(longest(Timeouts::idle))
                .plus(longest(Timeouts::surplus))
                .plus(longest(Timeouts::linger))
                .plus(longestJob.plus(START_AND_STOP).multipliedBy(1 + jobsLeft / fewestAtOnce()));
    }

    private static Duration waitingSinceBefore(PlannerSettings settings) {
        PlannerSettings.Doubts doubts = settings.doubts();
        return Collections.max(
                List.of(LONGEST_HOLD, settings.abandonedKeep(), doubts.phantomRetry(), doubts.slowRetry()));
    }

    private Duration longest(Function<Timeouts, Duration> timeout) {
        return specs.stream()
                .map(PoolSpec::timeouts)
                .map(timeout)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private int fewestAgents() {
        return specs.stream()
                .map(PoolSpec::limits)
                .mapToInt(limits -> Math.min(limits.maxAgents(), limits.launchesInFlight()))
                .min()
                .orElse(1);
    }

    private int fewestAtOnce() {
        return Math.min(fewestAgents(), parallelJobs.orElse(Integer.MAX_VALUE));
    }
}
