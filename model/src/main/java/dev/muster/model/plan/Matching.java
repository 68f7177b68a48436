package dev.muster.model.plan;

import dev.muster.model.demand.Capabilities;
import dev.muster.model.demand.Demands;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A maximum matching of waiting jobs and agents that can take one, found by class: jobs with equal demands are one class,
 * agents with equal capabilities another. A job keeps the agent that was launched for it; beyond that older jobs come
 * first. Jobs are expected oldest first.
 */
final class Matching {
    private final List<DemandClass> demandClasses = new ArrayList<>();
    private final List<SupplyClass> supplyClasses = new ArrayList<>();
    private final Map<Demands, DemandClass> classOf = new HashMap<>();
    private final Map<RequestId, Supply> matched = new LinkedHashMap<>();

    private Matching() {}

    /** The agent for each job that has one. An agent appears at most once. */
    static Map<RequestId, Supply> of(List<JobRequest> jobs, List<Supply> supply) {
        Matching matching = new Matching();
        matching.classify(jobs, supply);
        matching.keepOwn();
        for (JobRequest job : jobs) {
            matching.augment(Objects.requireNonNull(matching.classOf.get(job.demands())));
        }
        matching.pairUp();
        return matching.matched;
    }

    private void classify(List<JobRequest> jobs, List<Supply> supply) {
        Map<Capabilities, SupplyClass> byCapabilities = new HashMap<>();
        for (Supply unit : supply) {
            byCapabilities
                    .computeIfAbsent(unit.capabilities(), capabilities -> {
                        supplyClasses.add(new SupplyClass(supplyClasses.size(), capabilities));
                        return supplyClasses.getLast();
                    })
                    .units
                    .add(unit);
        }
        for (JobRequest job : jobs) {
            classOf.computeIfAbsent(job.demands(), demands -> {
                        demandClasses.add(new DemandClass(demandClasses.size(), demands, supplyClasses));
                        return demandClasses.getLast();
                    })
                    .jobs
                    .add(job);
        }
    }

    /** A job whose own agent can still take it is matched with it before anything else. */
    private void keepOwn() {
        Map<RequestId, DemandClass> waiting = new HashMap<>();
        for (DemandClass demand : demandClasses) {
            demand.jobs.forEach(job -> waiting.put(job.id(), demand));
        }
        for (SupplyClass offered : supplyClasses) {
            for (Supply unit : offered.units) {
                DemandClass demand = unit.launchedFor().map(waiting::get).orElse(null);
                if (demand != null && demand.accepts[offered.index] && demand.wanting() > 0) {
                    RequestId request = unit.launchedFor().orElseThrow();
                    waiting.remove(request);
                    demand.kept.add(request);
                    demand.take(offered);
                }
            }
        }
    }

    /** Finds one more agent for a class, moving other classes to other agents where needed; breadth first. */
    private void augment(DemandClass start) {
        if (start.saturated || start.wanting() == 0) {
            return;
        }
        int[] reachedFrom = new int[supplyClasses.size()];
        int[] reachedBy = new int[demandClasses.size()];
        Arrays.fill(reachedFrom, -1);
        Arrays.fill(reachedBy, -1);
        Deque<DemandClass> open = new ArrayDeque<>(List.of(start));
        List<DemandClass> seen = new ArrayList<>(List.of(start));
        while (!open.isEmpty()) {
            DemandClass demand = open.remove();
            for (SupplyClass offered : supplyClasses) {
                if (!demand.accepts[offered.index] || reachedFrom[offered.index] >= 0) {
                    continue;
                }
                reachedFrom[offered.index] = demand.index;
                if (offered.free() > 0) {
                    shift(start, offered, reachedFrom, reachedBy);
                    return;
                }
                for (DemandClass holder : demandClasses) {
                    if (holder.taken[offered.index] > 0 && holder != start && reachedBy[holder.index] < 0) {
                        reachedBy[holder.index] = offered.index;
                        open.add(holder);
                        seen.add(holder);
                    }
                }
            }
        }
        // What cannot be augmented now never can be again: taking more away from the free only makes it harder.
        seen.forEach(demand -> demand.saturated = true);
    }

    private void shift(DemandClass start, SupplyClass free, int[] reachedFrom, int[] reachedBy) {
        SupplyClass into = free;
        DemandClass demand = demandClasses.get(reachedFrom[into.index]);
        while (demand != start) {
            SupplyClass from = supplyClasses.get(reachedBy[demand.index]);
            demand.take(into);
            demand.release(from);
            into = from;
            demand = demandClasses.get(reachedFrom[into.index]);
        }
        start.take(into);
    }

    /** Within a class any pairing will do: own agents first, then in order. */
    private void pairUp() {
        for (SupplyClass offered : supplyClasses) {
            offered.unpaired.addAll(offered.units);
        }
        for (DemandClass demand : demandClasses) {
            demand.pairOwn(matched, supplyClasses);
        }
        for (DemandClass demand : demandClasses) {
            demand.pairRest(matched, supplyClasses);
        }
    }

    private static final class SupplyClass {
        private final int index;
        private final Capabilities capabilities;
        private final List<Supply> units = new ArrayList<>();
        private final List<Supply> unpaired = new ArrayList<>();
        private int used;

        private SupplyClass(int index, Capabilities capabilities) {
            this.index = index;
            this.capabilities = capabilities;
        }

        private int free() {
            return units.size() - used;
        }
    }

    private static final class DemandClass {
        private final int index;
        private final List<JobRequest> jobs = new ArrayList<>();
        private final boolean[] accepts;
        private final int[] taken;
        private final Set<RequestId> kept = new HashSet<>();
        private int matches;
        private boolean saturated;

        private DemandClass(int index, Demands demands, List<SupplyClass> supplyClasses) {
            this.index = index;
            this.accepts = new boolean[supplyClasses.size()];
            this.taken = new int[supplyClasses.size()];
            for (SupplyClass offered : supplyClasses) {
                accepts[offered.index] = demands.satisfiedBy(offered.capabilities);
            }
        }

        private int wanting() {
            return jobs.size() - matches;
        }

        private void take(SupplyClass offered) {
            taken[offered.index]++;
            offered.used++;
            matches++;
        }

        private void release(SupplyClass offered) {
            taken[offered.index]--;
            offered.used--;
            matches--;
        }

        private void pairOwn(Map<RequestId, Supply> matched, List<SupplyClass> supplyClasses) {
            Map<RequestId, JobRequest> waiting = new HashMap<>();
            jobs.forEach(job -> waiting.put(job.id(), job));
            for (SupplyClass offered : supplyClasses) {
                Iterator<Supply> units = offered.unpaired.iterator();
                while (taken[offered.index] > 0 && units.hasNext()) {
                    Supply unit = units.next();
                    RequestId request = unit.launchedFor().orElse(null);
                    if (request != null && waiting.remove(request) != null) {
                        matched.put(request, unit);
                        units.remove();
                        taken[offered.index]--;
                    }
                }
            }
        }

        /** A job whose own agent is alive is never left over: its next attempt would be a duplicate. */
        private List<JobRequest> keptFirst() {
            List<JobRequest> ordered = new ArrayList<>();
            jobs.stream().filter(job -> kept.contains(job.id())).forEach(ordered::add);
            jobs.stream().filter(job -> !kept.contains(job.id())).forEach(ordered::add);
            return ordered;
        }

        private void pairRest(Map<RequestId, Supply> matched, List<SupplyClass> supplyClasses) {
            Iterator<JobRequest> rest = keptFirst().iterator();
            for (SupplyClass offered : supplyClasses) {
                while (taken[offered.index] > 0) {
                    RequestId request = rest.next().id();
                    if (!matched.containsKey(request)) {
                        matched.put(request, offered.unpaired.removeFirst());
                        taken[offered.index]--;
                    }
                }
            }
        }
    }
}
