package dev.muster.controller.app;

import dev.muster.controller.web.HookMonitor;
import dev.muster.controller.web.HookOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** One counter per outcome, there from the start. */
final class HookCounters implements HookMonitor {
    static final String NAME = "muster.hooks.events";

    private final Map<HookOutcome, Counter> counters = new EnumMap<>(HookOutcome.class);

    HookCounters(MeterRegistry meters) {
        for (HookOutcome outcome : HookOutcome.values()) {
            counters.put(
                    outcome,
                    Counter.builder(NAME)
                            .description("Requests to the endpoint for service hooks, by what became of them")
                            .tag(
                                    "outcome",
                                    outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .register(meters));
        }
    }

    @Override
    public void saw(HookOutcome outcome) {
        Counter counter = counters.get(outcome);
        if (counter != null) {
            counter.increment();
        }
    }
}
