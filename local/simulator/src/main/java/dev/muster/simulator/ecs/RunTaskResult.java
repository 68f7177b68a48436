package dev.muster.simulator.ecs;

import java.util.List;

/**
 * What an accepted RunTask call made.
 *
 * @param tasks the one task, as it is now; empty if there are failures
 * @param failures reasons of ECS, verbatim
 */
public record RunTaskResult(List<EcsTask> tasks, List<String> failures) {
    /** Keeps both unchangeable. */
    public RunTaskResult {
        tasks = List.copyOf(tasks);
        failures = List.copyOf(failures);
    }
}
