package dev.muster.model.pool;

/** {@code spec.limits}: how many agents, how fast. */
final class LimitsSection {
    static final ValueReader<Limits> READER = Fields.section("a map with maxAgents", fields -> {
        var maxAgents = fields.required("maxAgents", Scalars.wholeNumber(0, 5_000));
        var launchesPerLoop =
                fields.optional("launchesPerLoop", Limits.DEFAULT_LAUNCHES_PER_LOOP, Scalars.wholeNumber(1, 1_000));
        var launchesInFlight =
                fields.optional("launchesInFlight", Limits.DEFAULT_LAUNCHES_IN_FLIGHT, Scalars.wholeNumber(1, 5_000));
        var launchesPerMinute = fields.optional(
                "launchesPerMinute", Limits.DEFAULT_LAUNCHES_PER_MINUTE, Scalars.wholeNumber(1, 60_000));
        return () -> new Limits(
                maxAgents.orElseThrow(),
                launchesPerLoop.orElseThrow(),
                launchesInFlight.orElseThrow(),
                launchesPerMinute.orElseThrow());
    });

    private LimitsSection() {}
}
