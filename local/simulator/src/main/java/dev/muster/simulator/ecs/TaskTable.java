package dev.muster.simulator.ecs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** All tasks of a region in the order of their creation, as long as ECS remembers them. */
final class TaskTable {
    /** ECS keeps stopped tasks describable for at least an hour; here for exactly one. */
    static final Duration MEMORY_OF_STOPPED = Duration.ofHours(1);

    private final Map<String, EcsTask> tasks = new LinkedHashMap<>();
    private final Deque<EcsTask> stopped = new ArrayDeque<>();
    private final Set<String> vanished = new TreeSet<>();

    void put(EcsTask task) {
        tasks.put(task.arn(), task);
        if (task.lastStatus() == TaskStatus.STOPPED) {
            stopped.add(task);
        }
    }

    /** Changes a stopped task too, without letting it be remembered any longer. */
    void replace(EcsTask task) {
        tasks.replace(task.arn(), task);
    }

    Optional<EcsTask> find(String arn, Instant now) {
        forgetOld(now);
        return Optional.ofNullable(tasks.get(arn));
    }

    Collection<EcsTask> all(Instant now) {
        forgetOld(now);
        return Collections.unmodifiableCollection(tasks.values());
    }

    /** From now on no reading shows the task; what its client token made is remembered all the same. */
    void vanish(String arn) {
        vanished.add(arn);
    }

    boolean isVanished(EcsTask task) {
        return vanished.contains(task.arn());
    }

    private void forgetOld(Instant now) {
        while (!stopped.isEmpty() && !isRemembered(stopped.getFirst(), now)) {
            tasks.remove(stopped.removeFirst().arn());
        }
    }

    private static boolean isRemembered(EcsTask task, Instant now) {
        Instant stoppedAt = task.at(TaskMoment.STOPPED);
        return stoppedAt == null || now.isBefore(stoppedAt.plus(MEMORY_OF_STOPPED));
    }
}
