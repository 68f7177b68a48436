package dev.muster.model.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many agents of each supply class the jobs of each demand class take. Grows by one job at a time and never takes
 * an agent from a class without giving it another one; so what a class has been given, it keeps.
 */
final class ClassFlow {
    private final List<IndexSet> accepts;
    private final int[] free;
    private final List<NavigableMap<Integer, Integer>> taken = new ArrayList<>();
    private final IndexSet withFree;
    /** Supply classes from which some way may still lead to a free agent. */
    private final IndexSet promising;

    private final IndexSet saturated;
    private final IndexSet unreached;
    private final IndexSet seen;
    private final int[] reachedFrom;
    private final int[] reachedBy;
    private final int[] queue;
    private int queued;

    /**
     * @param accepts for each demand class, the supply classes whose agents can take its jobs
     * @param sizes for each supply class, how many agents it has
     */
    ClassFlow(List<IndexSet> accepts, int[] sizes) {
        this.accepts = accepts;
        this.free = sizes.clone();
        this.withFree = IndexSet.all(sizes.length);
        this.promising = IndexSet.all(sizes.length);
        this.unreached = IndexSet.none(sizes.length);
        this.reachedFrom = new int[sizes.length];
        this.saturated = IndexSet.none(accepts.size());
        this.seen = IndexSet.none(accepts.size());
        this.reachedBy = new int[accepts.size()];
        this.queue = new int[accepts.size()];
        for (int size : sizes) {
            if (size == 0) {
                throw new IllegalArgumentException("a supply class has at least one agent");
            }
            taken.add(new TreeMap<>());
        }
    }

    boolean accepts(int demand, int supply) {
        return accepts.get(demand).has(supply);
    }

    /** Whether the demand class takes one of that supply class, which is then handed out and counted no more. */
    boolean handOut(int demand, int supply) {
        NavigableMap<Integer, Integer> holders = taken.get(supply);
        boolean holds = holders.containsKey(demand);
        holders.computeIfPresent(demand, ClassFlow::oneLess);
        return holds;
    }

    /** How many agents of a supply class each demand class takes, by its index, those handed out not counted. */
    NavigableMap<Integer, Integer> taken(int supply) {
        return taken.get(supply);
    }

    /** Gives a job of the class an agent of that supply class, which has a free one. */
    void take(int demand, int supply) {
        taken.get(supply).merge(demand, 1, Integer::sum);
        free[supply]--;
        if (free[supply] == 0) {
            withFree.remove(supply);
        }
    }

    /** Finds an agent for one more job of the class, moving other classes to other agents where needed. */
    void augment(int demand) {
        if (saturated.has(demand)) {
            return;
        }
        int direct = withFree.firstShared(accepts.get(demand), 0);
        if (direct >= 0) {
            take(demand, direct);
        } else {
            reroute(demand);
        }
    }

    /** Breadth first, from demand classes to the supply classes they accept to the demand classes that hold those. */
    private void reroute(int start) {
        unreached.set(promising);
        seen.clear();
        seen.add(start);
        queue[0] = start;
        queued = 1;
        for (int next = 0; next < queued; next++) {
            IndexSet accepted = accepts.get(queue[next]);
            for (int supply = unreached.firstShared(accepted, 0);
                    supply >= 0;
                    supply = unreached.firstShared(accepted, supply + 1)) {
                unreached.remove(supply);
                reachedFrom[supply] = queue[next];
                int free = freeBehind(supply);
                if (free >= 0) {
                    shift(start, free);
                    return;
                }
            }
        }
        giveUp();
    }

    /** Queues the demand classes that hold agents of this supply class, unless one of them accepts a free one: that. */
    private int freeBehind(int supply) {
        for (int holder : taken.get(supply).keySet()) {
            if (!seen.has(holder)) {
                seen.add(holder);
                reachedBy[holder] = supply;
                int free = withFree.firstShared(accepts.get(holder), 0);
                if (free >= 0) {
                    reachedFrom[free] = holder;
                    return free;
                }
                queue[queued] = holder;
                queued++;
            }
        }
        return IndexSet.NONE;
    }

    /** What no way leads out of now will never have one: agents are only ever taken. */
    private void giveUp() {
        promising.set(unreached);
        for (int next = 0; next < queued; next++) {
            saturated.add(queue[next]);
        }
    }

    private void shift(int start, int end) {
        int into = end;
        int demand = reachedFrom[into];
        while (demand != start) {
            int from = reachedBy[demand];
            take(demand, into);
            release(demand, from);
            into = from;
            demand = reachedFrom[into];
        }
        take(start, into);
    }

    private void release(int demand, int supply) {
        taken.get(supply).computeIfPresent(demand, ClassFlow::oneLess);
        free[supply]++;
    }

    private static @Nullable Integer oneLess(int holder, int count) {
        return count == 1 ? null : count - 1;
    }
}
