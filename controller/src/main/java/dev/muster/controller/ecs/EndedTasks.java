package dev.muster.controller.ecs;

import dev.muster.model.observed.TaskSeen;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tasks that were read as STOPPED, which is final, and that ECS still lists: for an hour or so (ECS API reference,
 * ListTasks). At 20 launches a second these are 72,000, which nobody needs to read again in every sweep. Safe for use by
 * many threads.
 */
final class EndedTasks {
    /** Some tens of megabytes; what is beyond is read every time. */
    private static final int MOST_PER_CLUSTER = 50_000;

    private final Map<String, Map<String, TaskSeen>> byCluster = new TreeMap<>();

    synchronized Optional<TaskSeen> find(String cluster, String arn) {
        return Optional.ofNullable(tasks(cluster).get(arn));
    }

    /** Remembers the task if it has stopped. */
    synchronized void take(String cluster, TaskSeen task) {
        Map<String, TaskSeen> tasks = tasks(cluster);
        if (task.isStopped() && tasks.size() < MOST_PER_CLUSTER) {
            tasks.put(task.arn(), task);
        }
    }

    /** Forgets those that ECS no longer lists. */
    synchronized void retain(String cluster, Set<String> listed) {
        tasks(cluster).keySet().retainAll(listed);
    }

    private Map<String, TaskSeen> tasks(String cluster) {
        return byCluster.computeIfAbsent(cluster, name -> new LinkedHashMap<>());
    }
}
