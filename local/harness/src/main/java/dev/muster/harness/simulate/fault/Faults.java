package dev.muster.harness.simulate.fault;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The faults of one run while it runs: handed out at the visits they were planned for, counted when they take effect. */
public final class Faults {
    private final Map<String, Map<Integer, List<Fault>>> planned = new TreeMap<>();
    private final Map<String, Integer> visits = new TreeMap<>();
    private final Map<String, List<Fault>> lasting = new TreeMap<>();
    private final FaultCounts counts = new FaultCounts();
    private boolean healed;

    public Faults(List<Fault> faults) {
        faults.forEach(fault -> planned.computeIfAbsent(fault.place(), place -> new TreeMap<>())
                .computeIfAbsent(fault.nth(), nth -> new ArrayList<>())
                .add(fault));
    }

    /** What goes wrong at this visit of the place; asking counts the visit. */
    public List<Fault> visit(String place) {
        int nth = visits.merge(place, 1, Integer::sum);
        return healed ? List.of() : at(place, nth);
    }

    /** The first of what goes wrong at this visit; asking counts the visit. */
    public Optional<Fault> next(String place) {
        return visit(place).stream().findFirst();
    }

    /** All that is planned at a place, in the order of its visits; asking counts none. */
    public List<Fault> all(String place) {
        return planned.getOrDefault(place, new TreeMap<>()).values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingInt(Fault::nth))
                .toList();
    }

    /** How often the place was visited. */
    public int visits(String place) {
        return visits.getOrDefault(place, 0);
    }

    /** Says that a fault has changed an answer, killed a step or otherwise made a difference. */
    public void tookEffect(FaultKind kind) {
        counts.add(kind);
    }

    /** The same, several times. */
    public void tookEffect(FaultKind kind, long times) {
        counts.add(kind, times);
    }

    public FaultCounts counts() {
        return counts;
    }

    /** From now on nothing planned happens any more. */
    public void heal() {
        healed = true;
    }

    public boolean isHealed() {
        return healed;
    }

    /** How many calls were made that change something outside. */
    public long effects() {
        long effects = 0;
        for (CallKind kind : CallKind.values()) {
            if (kind.isEffect()) {
                effects += visits(Place.call("a", kind)) + visits(Place.call("b", kind));
            }
        }
        return effects;
    }

    private List<Fault> at(String place, int nth) {
        List<Fault> now = new ArrayList<>(lasting.getOrDefault(place, List.of()));
        now.removeIf(fault -> nth >= fault.nth() + fault.amount());
        for (Fault fault : planned.getOrDefault(place, new TreeMap<>()).getOrDefault(nth, List.of())) {
            now.add(fault);
        }
        lasting.put(place, now.stream().filter(fault -> fault.kind().lasts()).toList());
        return now;
    }
}
