package dev.muster.harness.simulate.fault;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The faults planned for the calls of one controller, whichever of its processes makes them. */
public final class PlannedCalls {
    private final Map<CallKind, Map<Integer, CallFault>> planned = new EnumMap<>(CallKind.class);
    private final Map<CallKind, Integer> made = new EnumMap<>(CallKind.class);
    private final FaultCounts counts;
    private boolean healed;

    public PlannedCalls(List<PlannedCall> calls, FaultCounts counts) {
        this.counts = counts;
        for (PlannedCall call : calls) {
            planned.computeIfAbsent(call.kind(), kind -> new TreeMap<>()).put(call.nth(), call.fault());
        }
    }

    /** No faults at all. */
    public static PlannedCalls none() {
        return new PlannedCalls(List.of(), new FaultCounts());
    }

    /** The fault of the next call of that kind; asking counts the call. */
    public CallFault next(CallKind kind) {
        int nth = made.merge(kind, 1, Integer::sum);
        Map<Integer, CallFault> faults = planned.get(kind);
        return healed || faults == null ? CallFault.NONE : faults.getOrDefault(nth, CallFault.NONE);
    }

    /** How many calls were made that change something outside. */
    public long effects() {
        return made.entrySet().stream()
                .filter(entry -> entry.getKey().isEffect())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Says that the fault asked for has happened. */
    public void tookEffect(CallKind kind, CallFault fault) {
        switch (fault) {
            case NONE -> {}
            case CRASH_BEFORE, CRASH_AFTER -> counts.add(FaultKind.F59);
            case PAUSE_BEFORE -> counts.add(FaultKind.F60);
            case LOST_ANSWER -> counts.add(kind.lostAnswer());
        }
    }

    /** From now on nothing planned happens any more. */
    public void heal() {
        healed = true;
    }
}
