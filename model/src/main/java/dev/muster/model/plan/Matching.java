package dev.muster.model.plan;

import dev.muster.model.demand.RequestId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A maximum matching of waiting jobs and agents that can take one, found by class. A job whose own agent can still take
 * it is never left over; beyond that older jobs come first. Jobs are expected oldest first.
 */
final class Matching {
    private static final int NONE = -1;

    private final List<Supply> supply;
    private final MatchingClasses classes;
    private final ClassFlow flow;
    /** For each agent the job it was launched for, or {@link #NONE} if that does not wait. */
    private final int[] launchedFor;
    /** For each job whether its own agent can still take it. */
    private final boolean[] kept;

    private final @Nullable Supply[] covering;
    private final boolean[] paired;

    private Matching(List<Listed> jobs, List<Supply> supply) {
        this.supply = supply;
        this.classes = new MatchingClasses(jobs, supply);
        this.flow = new ClassFlow(classes.accepts(), classes.sizes());
        this.launchedFor = launchedFor(jobs, supply);
        this.kept = new boolean[jobs.size()];
        this.covering = new Supply[jobs.size()];
        this.paired = new boolean[supply.size()];
    }

    /** For each job, by its index, the agent that it can have; null if it has none. An agent appears at most once. */
    static @Nullable Supply[] of(List<Listed> jobs, List<Supply> supply) {
        Matching matching = new Matching(jobs, supply);
        matching.keepOwn();
        matching.coverOthers();
        matching.pairOwn();
        matching.pairRest();
        return matching.covering;
    }

    private static int[] launchedFor(List<Listed> jobs, List<Supply> supply) {
        Map<RequestId, Integer> indexes = new HashMap<>();
        supply.forEach(unit -> unit.launchedFor().ifPresent(request -> indexes.put(request, NONE)));
        for (int job = 0; job < jobs.size(); job++) {
            indexes.replace(jobs.get(job).job().id(), job);
        }
        return supply.stream()
                .mapToInt(unit -> unit.launchedFor().map(indexes::get).orElse(NONE))
                .toArray();
    }

    /** A job whose own agent can still take it is matched before anything else: another attempt would be a duplicate. */
    private void keepOwn() {
        for (int unit = 0; unit < launchedFor.length; unit++) {
            int job = launchedFor[unit];
            if (job != NONE && !kept[job] && flow.accepts(classes.classOfJob(job), classes.classOfUnit(unit))) {
                kept[job] = true;
                flow.take(classes.classOfJob(job), classes.classOfUnit(unit));
            }
        }
    }

    private void coverOthers() {
        for (int job = 0; job < kept.length; job++) {
            if (!kept[job]) {
                flow.augment(classes.classOfJob(job));
            }
        }
    }

    /** Within a class any pairing will do; a job gets its own agent where its class still takes such a one. */
    private void pairOwn() {
        for (int unit = 0; unit < launchedFor.length; unit++) {
            int job = launchedFor[unit];
            if (job != NONE
                    && covering[job] == null
                    && flow.handOut(classes.classOfJob(job), classes.classOfUnit(unit))) {
                covering[job] = supply.get(unit);
                paired[unit] = true;
            }
        }
    }

    private void pairRest() {
        List<Queue<Integer>> uncovered = queues(classes.demandClasses());
        addUncovered(uncovered, true);
        addUncovered(uncovered, false);
        List<Queue<Supply>> unpaired = queues(classes.supplyClasses());
        for (int unit = 0; unit < paired.length; unit++) {
            if (!paired[unit]) {
                unpaired.get(classes.classOfUnit(unit)).add(supply.get(unit));
            }
        }
        for (int supplyClass = 0; supplyClass < unpaired.size(); supplyClass++) {
            Queue<Supply> left = unpaired.get(supplyClass);
            flow.taken(supplyClass).forEach((demandClass, count) -> {
                for (int given = 0; given < count; given++) {
                    covering[uncovered.get(demandClass).remove()] = left.remove();
                }
            });
        }
    }

    /** First those to be kept, then the others, each oldest first: a class may have fewer agents than jobs. */
    private void addUncovered(List<Queue<Integer>> uncovered, boolean ofKept) {
        for (int job = 0; job < kept.length; job++) {
            if (kept[job] == ofKept && covering[job] == null) {
                uncovered.get(classes.classOfJob(job)).add(job);
            }
        }
    }

    private static <T> List<Queue<T>> queues(int count) {
        List<Queue<T>> queues = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            queues.add(new ArrayDeque<>());
        }
        return queues;
    }
}
