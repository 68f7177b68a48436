package dev.muster.model.plan;

import dev.muster.model.demand.AskedDemands;
import dev.muster.model.demand.Demands;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Waiting jobs and agents by class. Jobs that demand the same are one class; agents that satisfy the same of all demands
 * made are another, so that what only tells agents apart, like their names, makes no classes.
 */
final class MatchingClasses {
    private final List<BitSet> demandsOfClass = new ArrayList<>();
    private final List<BitSet> satisfiedByClass = new ArrayList<>();
    private final AskedDemands asked = new AskedDemands();
    private final int[] classOfJob;
    private final int[] classOfUnit;

    MatchingClasses(List<Listed> jobs, List<Supply> supply) {
        this.classOfJob = new int[jobs.size()];
        this.classOfUnit = new int[supply.size()];
        classifyJobs(jobs);
        classifyUnits(supply);
    }

    private void classifyJobs(List<Listed> jobs) {
        Map<Demands, Integer> classes = new HashMap<>();
        for (int job = 0; job < classOfJob.length; job++) {
            classOfJob[job] = classes.computeIfAbsent(jobs.get(job).demands(), demands -> {
                demandsOfClass.add(asked.numbersOf(demands));
                return demandsOfClass.size() - 1;
            });
        }
    }

    private void classifyUnits(List<Supply> supply) {
        Map<BitSet, Integer> classes = new HashMap<>();
        for (int unit = 0; unit < classOfUnit.length; unit++) {
            BitSet satisfied = asked.satisfiedBy(supply.get(unit).capabilities());
            classOfUnit[unit] = classes.computeIfAbsent(satisfied, known -> {
                satisfiedByClass.add(known);
                return satisfiedByClass.size() - 1;
            });
        }
    }

    int demandClasses() {
        return demandsOfClass.size();
    }

    int supplyClasses() {
        return satisfiedByClass.size();
    }

    int classOfJob(int job) {
        return classOfJob[job];
    }

    int classOfUnit(int unit) {
        return classOfUnit[unit];
    }

    /** For each supply class how many agents it has. */
    int[] sizes() {
        int[] sizes = new int[supplyClasses()];
        for (int supplyClass : classOfUnit) {
            sizes[supplyClass]++;
        }
        return sizes;
    }

    /** For each demand class the supply classes that can take its jobs. */
    List<IndexSet> accepts() {
        List<IndexSet> satisfiers = satisfiers();
        List<IndexSet> accepts = new ArrayList<>();
        for (BitSet demands : demandsOfClass) {
            IndexSet able = IndexSet.all(supplyClasses());
            demands.stream().forEach(demand -> able.retainAll(satisfiers.get(demand)));
            accepts.add(able);
        }
        return accepts;
    }

    /** For each single demand the supply classes that satisfy it. */
    private List<IndexSet> satisfiers() {
        List<IndexSet> satisfiers = new ArrayList<>();
        for (int demand = 0; demand < asked.count(); demand++) {
            satisfiers.add(IndexSet.none(supplyClasses()));
        }
        for (int supplyClass = 0; supplyClass < supplyClasses(); supplyClass++) {
            BitSet satisfied = satisfiedByClass.get(supplyClass);
            for (int demand = satisfied.nextSetBit(0); demand >= 0; demand = satisfied.nextSetBit(demand + 1)) {
                satisfiers.get(demand).add(supplyClass);
            }
        }
        return satisfiers;
    }
}
