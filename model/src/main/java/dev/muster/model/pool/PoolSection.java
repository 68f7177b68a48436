package dev.muster.model.pool;

import java.util.regex.Pattern;

/** The whole spec. */
final class PoolSection {
    private static final Pattern CLUSTER_NAME_OR_ARN =
            Pattern.compile("[A-Za-z0-9_-]{1,255}|arn:aws[a-z-]*:ecs:[a-z0-9-]+:[0-9]+:cluster/[A-Za-z0-9_-]{1,255}");
    private static final ValueReader<String> CLUSTER =
            Scalars.text("text: the name or ARN of an ECS cluster", CLUSTER_NAME_OR_ARN);

    static final ValueReader<PoolSpec> READER = Fields.section("a map, the spec of a pool", fields -> {
        var azureDevOps = fields.required("azureDevOps", AzureDevOpsSection.READER);
        var cluster = fields.required("cluster", CLUSTER);
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
