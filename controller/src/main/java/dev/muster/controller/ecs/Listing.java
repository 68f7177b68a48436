package dev.muster.controller.ecs;

import dev.muster.model.observed.TaskSeen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a sweep of one cluster has shown so far. A task may come twice, for it moves between lists; the newest reading stays.
 * Safe for use by many threads.
 */
final class Listing {
    private final Map<String, TaskSeen> newest = new LinkedHashMap<>();
    private int calls;
    private boolean oursOfAnotherFamily;

    synchronized void called() {
        calls++;
    }

    synchronized void add(TaskSeen task) {
        newest.merge(task.arn(), task, (one, other) -> other.version() >= one.version() ? other : one);
    }

    /** Takes that a task has our group and a definition that no launch of ours uses. */
    synchronized void sawOursOfAnotherFamily() {
        oursOfAnotherFamily = true;
    }

    /** Calls of ECS that it took. */
    synchronized int calls() {
        return calls;
    }

    synchronized boolean hasOursOfAnotherFamily() {
        return oursOfAnotherFamily;
    }

    synchronized List<TaskSeen> tasks() {
        return new ArrayList<>(newest.values());
    }

    synchronized Set<String> arns() {
        return new LinkedHashSet<>(newest.keySet());
    }

    synchronized int countOfGroups(String prefix) {
        return Math.toIntExact(newest.values().stream()
                .filter(task -> task.group().startsWith(prefix))
                .count());
    }
}
