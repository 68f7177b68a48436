package dev.muster.controller.app;

import dev.muster.controller.checks.CheckMonitor;
import dev.muster.controller.checks.CheckOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/** One counter per outcome, there from the start. */
final class CheckCounters implements CheckMonitor {
    static final String NAME = "muster.checks";

    private final Map<CheckOutcome, Counter> counters = new EnumMap<>(CheckOutcome.class);

    CheckCounters(MeterRegistry meters) {
        for (CheckOutcome outcome : CheckOutcome.values()) {
            counters.put(
                    outcome,
                    Counter.builder(NAME)
                            .description("Checks of Azure DevOps, by what became of them")
                            .tag("outcome", outcome.word())
                            .register(meters));
        }
    }

    @Override
    public void saw(CheckOutcome outcome) {
        Counter counter = counters.get(outcome);
        if (counter != null) {
            counter.increment();
        }
    }
}
