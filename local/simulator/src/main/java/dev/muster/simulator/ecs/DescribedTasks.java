package dev.muster.simulator.ecs;

import java.util.List;

/**
 * What DescribeTasks answers.
 *
 * @param tasks those found, in the order asked
 * @param missing ARNs of those not found: never made here, or stopped more than an hour ago
 */
public record DescribedTasks(List<EcsTask> tasks, List<String> missing) {
    /** Keeps both unchangeable. */
    public DescribedTasks {
        tasks = List.copyOf(tasks);
        missing = List.copyOf(missing);
    }
}
