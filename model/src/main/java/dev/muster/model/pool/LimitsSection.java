package dev.muster.model.pool;

/** {@code spec.limits}: how many agents, how fast. */
final class LimitsSection {
    static final ValueReader<Limits> READER = Fields.section("a map with maxAgents", fields -> {
        var maxAgents = fields.required("maxAgents", Scalars.wholeNumber(0, 5_000));
        var launchesPerLoop = fields.optional("launchesPerLoop", 100, Scalars.wholeNumber(1, 1_000));
        return () -> new Limits(maxAgents.orElseThrow(), launchesPerLoop.orElseThrow());
    });

    private LimitsSection() {}
}
