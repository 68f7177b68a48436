package dev.muster.harness.demo;

import dev.muster.simulator.ecs.ApiLimits;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How often the demo's ECS may be called, and what the controller is told of it. */
enum DemoLimits {
    /** As often as a new account may call it, which is what the controller expects unless told otherwise. */
    FARGATE(20),
    /** As often as anybody likes. */
    NONE(0);

    private final int launchesPerSecond;

    DemoLimits(int launchesPerSecond) {
        this.launchesPerSecond = launchesPerSecond;
    }

    /** The one of that name in small letters. */
    static Optional<DemoLimits> named(String name) {
        return Stream.of(values())
                .filter(limits -> limits.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    ApiLimits limits() {
        return switch (this) {
            case FARGATE -> ApiLimits.fargate();
            case NONE -> ApiLimits.NONE;
        };
    }

    /** RunTask calls a second in the long run; 0 for any number. */
    int launchesPerSecond() {
        return launchesPerSecond;
    }

    /** How long so many launches take by the limit itself; zero without one. */
    Duration timeFor(int launches) {
        return launchesPerSecond == 0 ? Duration.ZERO : Duration.ofMillis(launches * 1_000L / launchesPerSecond);
    }
}
