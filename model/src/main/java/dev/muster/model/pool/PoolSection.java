package dev.muster.model.pool;

/** The whole spec. */
final class PoolSection {
    static final ValueReader<PoolSpec> READER = Fields.section("a map, the spec of a pool", fields -> {
        fields.optional("schemaVersion", SpecVersion.KNOWN, SpecVersion.READER);
        var azureDevOps = fields.required("azureDevOps", AzureDevOpsSection.READER);
        var cluster = fields.required("cluster", PlacementFields.CLUSTER);
        var limits = fields.required("limits", LimitsSection.READER);
        var timeouts = fields.optional("timeouts", Timeouts.DEFAULT, TimeoutsSection.READER);
        var network = fields.required("network", NetworkSection.READER);
        var paused = fields.optional("paused", false, Scalars.FLAG);
        var draining = fields.optional("draining", false, Scalars.FLAG);
        var templates = fields.required("templates", TemplatesSection.READER);
        var standby = StandbySection.read(fields);
        var probeNewImages = fields.optional("probeNewImages", true, Scalars.FLAG);
        return () -> new PoolSpec(
                azureDevOps.orElseThrow(),
                cluster.orElseThrow(),
                limits.orElseThrow(),
                timeouts.orElseThrow(),
                network.orElseThrow(),
                paused.orElseThrow(),
                draining.orElseThrow(),
                templates.orElseThrow(),
                standby.orElseThrow(),
                probeNewImages.orElseThrow());
    });

    private PoolSection() {}
}
