package dev.muster.controller.app;

import dev.muster.controller.loop.InvariantMonitor;
import dev.muster.controller.loop.LiveInvariant;
import dev.muster.model.pool.PoolName;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/** One counter per invariant, there from the start, so that a 0 can be told from a controller that does not look. */
final class InvariantCounters implements InvariantMonitor {
    static final String NAME = "muster.invariant.violations";

    private final Map<LiveInvariant, Counter> counters = new EnumMap<>(LiveInvariant.class);

    InvariantCounters(MeterRegistry meters) {
        for (LiveInvariant invariant : LiveInvariant.values()) {
            counters.put(
                    invariant,
                    Counter.builder(NAME)
                            .description("Promises of the controller's own that it found broken")
                            .tag("invariant", invariant.name())
                            .register(meters));
        }
    }

    @Override
    public void broken(LiveInvariant invariant, PoolName pool, String message) {
        Counter counter = counters.get(invariant);
        if (counter != null) {
            counter.increment();
        }
    }

    long total() {
        return (long) counters.values().stream().mapToDouble(Counter::count).sum();
    }
}
