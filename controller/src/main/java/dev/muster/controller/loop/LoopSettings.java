package dev.muster.controller.loop;

import dev.muster.model.plan.PlannerSettings;
import java.time.Duration;

/**
 * How the loop runs; varied by the simulator.
 *
 * @param replica this process's name, the owner in fences
 * @param pollInterval between two readings of a pool's registrations and queue while something moves; up to six times
 *     that, though 30 s at most, while nothing does
 * @param specInterval between two readings of the table that people edit
 * @param sweepInterval between two sweeps of a cluster
 * @param logInterval least time between two entries of a pool's decision log, to spare writes
 * @param workers pools reconciled at the same time
 * @param launchParallelism RunTask calls under way at the same time; also other calls about agents of one pool
 * @param missingGrace how old a launch must be before a sweep that does not show it counts as a sighting of its absence;
 *     ECS's lists lag behind
 * @param planner the planner's constants
 */
public record LoopSettings(
        String replica,
        Duration pollInterval,
        Duration specInterval,
        Duration sweepInterval,
        Duration logInterval,
        int workers,
        int launchParallelism,
        Duration missingGrace,
        PlannerSettings planner) {

    /** What a replica of that name uses unless told otherwise. */
    public static LoopSettings defaults(String replica) {
        return new LoopSettings(
                replica,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                8,
                32,
                Duration.ofMinutes(2),
                PlannerSettings.DEFAULT);
    }

    /** Between two readings of a pool in which nothing happens. */
    public Duration longestPollInterval() {
        return PollPace.IDLE.of(pollInterval);
    }

    /** The same with another poll interval; what a job list may be used for follows from it. */
    public LoopSettings polling(Duration interval) {
        PlannerSettings adapted = planner.withDemandMaxAge(interval.plus(Duration.ofSeconds(2)));
        return new LoopSettings(
                replica,
                interval,
                specInterval,
                sweepInterval,
                logInterval,
                workers,
                launchParallelism,
                missingGrace,
                adapted);
    }
}
