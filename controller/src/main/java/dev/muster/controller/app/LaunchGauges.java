package dev.muster.controller.app;

import dev.muster.controller.loop.LaunchPace;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** How fast launches leave, and how many wait, as each reading of the metrics finds it. */
final class LaunchGauges {
    private final Supplier<LaunchPace> pace;
    private final MeterRegistry meters;

    LaunchGauges(Supplier<LaunchPace> pace, MeterRegistry meters) {
        this.pace = pace;
        this.meters = meters;
        gauge("muster.launches.rate", "RunTask calls a second that may leave at present", LaunchPace::perSecond);
        gauge("muster.launches.rate.most", "RunTask calls a second while ECS refuses none", LaunchPace::most);
        gauge("muster.launches.waiting", "Launches that are claimed and wait for their turn", LaunchPace::waiting);
        gauge("muster.launches.under.way", "RunTask calls without an answer yet", LaunchPace::underWay);
    }

    private void gauge(String name, String description, ToDoubleFunction<LaunchPace> value) {
        Gauge.builder(name, pace, source -> value.applyAsDouble(source.get()))
                .description(description)
                .strongReference(true)
                .register(meters);
    }
}
