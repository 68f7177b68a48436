package dev.muster.controller.loop;

import java.time.Duration;
import java.time.Instant;

/**
 * What this process may ask of ECS in its account and region, in one place for all pools: a bucket for each group of calls
 * that ECS counts together. Launches may use what is in the bucket of tasks but a tenth, so that a stop never waits behind
 * them. Safe for use by many threads.
 */
public final class EcsBudget {
    /** Seconds' worth of calls that may be made at once; ECS grants as much or more to those who were quiet. */
    private static final double LAUNCH_BURST = 0.5;

    private static final double TASK_BURST = 2.5;
    private static final double READ_BURST = 5;
    private static final double KEPT_FOR_STOPS = 0.1;

    private final CallPace launches;
    private final CallPace taskCalls;
    private final CallPace reads;
    private final double keptForStops;

    /** A budget of which nothing is used. */
    public EcsBudget(EcsLimits limits, Instant now) {
        this.launches = pace(limits.launches(), LAUNCH_BURST, now);
        this.taskCalls = pace(limits.taskCalls(), TASK_BURST, now);
        this.reads = pace(limits.reads(), READ_BURST, now);
        this.keptForStops = limits.taskCalls() * TASK_BURST * KEPT_FOR_STOPS;
    }

    private static CallPace pace(double perSecond, double secondsAtOnce, Instant now) {
        return new CallPace(perSecond, Math.max(1, perSecond * secondsAtOnce), now);
    }

    /** How long until a launch may be sent; counts none. */
    Duration untilLaunch(Instant now) {
        Duration own = launches.until(0, now);
        Duration shared = taskCalls.until(keptForStops, now);
        return own.compareTo(shared) > 0 ? own : shared;
    }

    /** Counts a launch that is sent now. */
    void launch(Instant now) {
        launches.take(now);
        taskCalls.take(now);
    }

    /** Fargate or ECS refused a launch because there were too many. */
    void launchThrottled(Instant now) {
        launches.throttled(now);
    }

    /** Most launches a second while nobody complains. */
    double launchesPerSecond() {
        return launches.ceiling();
    }

    /** Launches a second at present: fewer for a while after ECS refused some. */
    double launchesPerSecond(Instant now) {
        return launches.perSecond(now);
    }

    /** RunTask and StopTask; launches have a way of their own, see {@link #untilLaunch}. */
    public CallPace taskCalls() {
        return taskCalls;
    }

    /** DescribeTasks and ListTasks. */
    public CallPace reads() {
        return reads;
    }
}
