package dev.muster.controller.loop;

import dev.muster.model.agent.AgentId;
import dev.muster.model.pool.PoolName;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Launches that wait: a line for each pool, first come, first served, and one after the other from each pool, so that a
 * thousand of one pool do not keep another's only one waiting. For use under a lock.
 */
final class LaunchLines {
    /** The pool whose turn is next comes first. */
    private final Map<PoolName, Line> lines = new LinkedHashMap<>();

    private static final class Line {
        private final Deque<QueuedLaunch> waiting = new ArrayDeque<>();
        private final SortedMap<AgentId, Integer> behind = new TreeMap<>();
    }

    /** Appends a launch to its pool's line; changes nothing if it waits already. */
    void add(QueuedLaunch launch) {
        Line line = line(launch);
        if (line.behind.putIfAbsent(launch.agent(), line.waiting.size()) == null) {
            line.waiting.addLast(launch);
        }
    }

    /** Puts back one that could not go: it stays the first of its pool. */
    void putBack(QueuedLaunch launch) {
        Line line = line(launch);
        if (line.behind.putIfAbsent(launch.agent(), 0) == null) {
            line.waiting.addFirst(launch);
        }
    }

    private Line line(QueuedLaunch launch) {
        return lines.computeIfAbsent(launch.agent().pool(), pool -> new Line());
    }

    /** Takes the first launch of the pool whose turn it is; null if none waits. */
    @Nullable
    QueuedLaunch next() {
        if (lines.isEmpty()) {
            return null;
        }
        PoolName pool = lines.keySet().iterator().next();
        Line line = lines.remove(pool);
        QueuedLaunch launch = line == null ? null : line.waiting.pollFirst();
        if (line != null && launch != null) {
            line.behind.remove(launch.agent());
            if (!line.waiting.isEmpty()) {
                lines.put(pool, line);
            }
        }
        return launch;
    }

    /** How many wait, of all pools. */
    int size() {
        return lines.values().stream().mapToInt(line -> line.waiting.size()).sum();
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** The agents of a pool that wait, each with how many of its pool were before it when it came. */
    SortedMap<AgentId, Integer> of(PoolName pool) {
        Line line = lines.get(pool);
        return line == null ? Collections.emptySortedMap() : new TreeMap<>(line.behind);
    }
}
