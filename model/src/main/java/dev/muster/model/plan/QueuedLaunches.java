package dev.muster.model.plan;

import dev.muster.model.agent.AgentId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Launches of a pool that are claimed and whose call has not been answered: it waits until ECS may be called, or is under
 * way. Nobody else sends them meanwhile.
 *
 * @param waiting agents whose call waits, each with how many of the pool were before it when it came
 * @param underWay agents whose call is under way
 * @param perSecond most calls a second for all pools
 */
public record QueuedLaunches(SortedMap<AgentId, Integer> waiting, SortedSet<AgentId> underWay, double perSecond) {
    public static final QueuedLaunches NONE =
            new QueuedLaunches(Collections.emptySortedMap(), Collections.emptySortedSet(), 0);

    public QueuedLaunches {
        waiting = Collections.unmodifiableSortedMap(new TreeMap<>(waiting));
        underWay = Collections.unmodifiableSortedSet(new TreeSet<>(underWay));
    }

    /** Whether the launch of this agent is being seen to. */
    public boolean has(AgentId agent) {
        return waiting.containsKey(agent) || underWay.contains(agent);
    }
}
