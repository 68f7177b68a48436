package dev.muster.harness.simulate.fault;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** How often each kind of fault took effect; a fault that was planned and never met is not counted. */
public final class FaultCounts {
    private final Map<FaultKind, Long> counts = new EnumMap<>(FaultKind.class);

    public void add(FaultKind kind) {
        add(kind, 1);
    }

    public void add(FaultKind kind, long times) {
        if (times > 0) {
            counts.merge(kind, times, Long::sum);
        }
    }

    public void add(FaultCounts others) {
        others.counts.forEach(this::add);
    }

    /** Kinds that never took effect are missing. */
    public Map<FaultKind, Long> asMap() {
        return Collections.unmodifiableMap(counts);
    }
}
