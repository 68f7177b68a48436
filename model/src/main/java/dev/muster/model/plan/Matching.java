package dev.muster.model.plan;

import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * A maximum matching of waiting jobs and agents that can take one, found by class. A job whose own agent can still take
 * it is never left over; beyond that older jobs come first. Jobs are expected oldest first.
 */
final class Matching {
    private final List<JobRequest> jobs;
    private final List<Supply> supply;
    private final MatchingClasses classes;
    private final ClassFlow flow;
    private final Map<RequestId, Supply> matched = new LinkedHashMap<>();
    private final boolean[] kept;
    private final boolean[] paired;

    private Matching(List<JobRequest> jobs, List<Supply> supply) {
        this.jobs = jobs;
        this.supply = supply;
        this.classes = new MatchingClasses(jobs, supply);
        this.flow = new ClassFlow(classes.accepts(), classes.sizes());
        this.kept = new boolean[jobs.size()];
        this.paired = new boolean[supply.size()];
    }

    /** The agent for each job that has one. An agent appears at most once. */
    static Map<RequestId, Supply> of(List<JobRequest> jobs, List<Supply> supply) {
        Matching matching = new Matching(jobs, supply);
        Map<RequestId, Integer> indexes = new HashMap<>();
        for (int job = 0; job < jobs.size(); job++) {
            indexes.put(jobs.get(job).id(), job);
        }
        int[] launchedFor = matching.launchedFor(indexes);
        matching.keepOwn(launchedFor);
        matching.coverOthers();
        matching.pairOwn(launchedFor);
        matching.pairRest();
        return matching.matched;
    }

    /** For each agent the job it was launched for; negative if that does not wait. */
    private int[] launchedFor(Map<RequestId, Integer> indexes) {
        int[] launchedFor = new int[supply.size()];
        for (int unit = 0; unit < launchedFor.length; unit++) {
            launchedFor[unit] = supply.get(unit)
                    .launchedFor()
                    .map(request -> indexes.getOrDefault(request, -1))
                    .orElse(-1);
        }
        return launchedFor;
    }

    /** A job whose own agent can still take it is matched before anything else: another attempt would be a duplicate. */
    private void keepOwn(int[] launchedFor) {
        for (int unit = 0; unit < launchedFor.length; unit++) {
            int job = launchedFor[unit];
            if (job >= 0 && !kept[job] && flow.accepts(classes.classOfJob(job), classes.classOfUnit(unit))) {
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
    private void pairOwn(int[] launchedFor) {
        for (int unit = 0; unit < launchedFor.length; unit++) {
            int job = launchedFor[unit];
            if (job >= 0
                    && !matched.containsKey(jobs.get(job).id())
                    && flow.handOut(classes.classOfJob(job), classes.classOfUnit(unit))) {
                matched.put(jobs.get(job).id(), supply.get(unit));
                paired[unit] = true;
            }
        }
    }

    private void pairRest() {
        List<Queue<RequestId>> unpaired = unpairedByClass();
        List<Queue<Supply>> units = new ArrayList<>();
        for (int supplyClass = 0; supplyClass < classes.supplyClasses(); supplyClass++) {
            units.add(new ArrayDeque<>());
        }
        for (int unit = 0; unit < paired.length; unit++) {
            if (!paired[unit]) {
                units.get(classes.classOfUnit(unit)).add(supply.get(unit));
            }
        }
        for (int supplyClass = 0; supplyClass < units.size(); supplyClass++) {
            Queue<Supply> left = units.get(supplyClass);
            flow.taken(supplyClass).forEach((demandClass, count) -> {
                for (int given = 0; given < count; given++) {
                    matched.put(unpaired.get(demandClass).remove(), left.remove());
                }
            });
        }
    }

    /** The jobs of each demand class that have no agent yet: first those to be kept, then the others, oldest first. */
    private List<Queue<RequestId>> unpairedByClass() {
        List<Queue<RequestId>> unpaired = new ArrayList<>();
        for (int demandClass = 0; demandClass < classes.demandClasses(); demandClass++) {
            unpaired.add(new ArrayDeque<>());
        }
        addUnpaired(unpaired, true);
        addUnpaired(unpaired, false);
        return unpaired;
    }

    private void addUnpaired(List<Queue<RequestId>> unpaired, boolean ofKept) {
        for (int job = 0; job < kept.length; job++) {
            RequestId request = jobs.get(job).id();
            if (kept[job] == ofKept && !matched.containsKey(request)) {
                unpaired.get(classes.classOfJob(job)).add(request);
            }
        }
    }
}
