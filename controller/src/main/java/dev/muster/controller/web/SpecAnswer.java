package dev.muster.controller.web;

import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.BaseTaskDefinition;
import dev.muster.model.pool.CapacityOption;
import dev.muster.model.pool.EfsVolume;
import dev.muster.model.pool.Limits;
import dev.muster.model.pool.Network;
import dev.muster.model.pool.PoolSpec;
import dev.muster.model.pool.Standby;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The spec in force. Of plain variables only the names are told, since people do put there what they should not. */
record SpecAnswer(
        AzureDevOps azureDevOps,
        String cluster,
        Limits limits,
        Timeouts timeouts,
        Network network,
        boolean paused,
        boolean draining,
        List<Template> templates,
        List<StandbyRow> standby) {
    /** The ADO pool; {@code credential} says where the credential is, never what it is. */
    record AzureDevOps(String organizationUrl, String pool, String credential, String checks) {}

    /** The deadlines of an agent's life, in seconds; {@code job} null if there is none. */
    record Timeouts(
            long start,
            long idle,
            long surplus,
            long maxIdle,
            long linger,
            @Nullable Long job) {}

    /**
     * A shape of agent.
     *
     * @param cpu CPU units, 1024 to one vCPU
     * @param memory MiB
     * @param ephemeralStorage GiB; null if the spec does not say
     * @param variables names only
     * @param secrets variable name to ARN
     * @param stopTimeout seconds
     * @param cluster null: the pool's
     * @param network null: the pool's
     * @param baseTaskDefinition which registered one, or that it is written in the spec; null if there is none
     * @param registration {@code bootstrap} or {@code token}
     */
    record Template(
            String name,
            String image,
            int cpu,
            int memory,
            @Nullable Integer ephemeralStorage,
            String architecture,
            String operatingSystem,
            Map<String, String> capabilities,
            int weight,
            List<String> capacity,
            List<String> variables,
            Map<String, String> secrets,
            String taskRole,
            String executionRole,
            String logDriver,
            long stopTimeout,
            boolean executeCommand,
            List<EfsVolume> efsVolumes,
            Map<String, String> tags,
            @Nullable String cluster,
            @Nullable Network network,
            @Nullable String baseTaskDefinition,
            @Nullable String agentVersion,
            String registration) {}

    /** Idle agents kept ready; {@code start}, {@code end} and {@code timeZone} null if always. */
    record StandbyRow(
            String template,
            int agents,
            @Nullable String start,
            @Nullable String end,
            @Nullable String timeZone) {}

    static SpecAnswer of(PoolSpec spec) {
        return new SpecAnswer(
                new AzureDevOps(
                        spec.azureDevOps().organizationUrl().toString(),
                        spec.azureDevOps().pool(),
                        spec.azureDevOps().credential().described(),
                        spec.azureDevOps().checks().word()),
                spec.cluster(),
                spec.limits(),
                new Timeouts(
                        spec.timeouts().start().toSeconds(),
                        spec.timeouts().idle().toSeconds(),
                        spec.timeouts().surplus().toSeconds(),
                        spec.timeouts().maxIdle().toSeconds(),
                        spec.timeouts().linger().toSeconds(),
                        spec.timeouts().job() == null
                                ? null
                                : spec.timeouts().job().toSeconds()),
                spec.network(),
                spec.paused(),
                spec.draining(),
                spec.templates().stream().map(SpecAnswer::template).toList(),
                spec.standby().stream().map(SpecAnswer::standby).toList());
    }

    private static Template template(AgentTemplate template) {
        return new Template(
                template.name(),
                template.image(),
                template.task().size().cpu(),
                template.task().size().memory(),
                template.task().size().ephemeralStorage().orElse(null),
                template.task().platform().architecture().name(),
                template.task().platform().operatingSystem().name(),
                template.capabilities().asMap(),
                template.weight(),
                template.capacity().stream().map(CapacityOption::provider).toList(),
                List.copyOf(template.container().environment().keySet()),
                template.container().secrets(),
                template.task().roles().task(),
                template.task().roles().execution(),
                template.container().logs().driver(),
                template.container().stopTimeout().toSeconds(),
                template.task().executeCommand(),
                template.task().efsVolumes(),
                template.task().tags(),
                template.placement().cluster().orElse(null),
                template.placement().network().orElse(null),
                template.task().base().map(SpecAnswer::described).orElse(null),
                template.agentVersion(),
                template.registration().name().toLowerCase(Locale.ROOT));
    }

    private static String described(BaseTaskDefinition base) {
        return switch (base) {
            case BaseTaskDefinition.Registered(String reference) -> reference;
            case BaseTaskDefinition.Written _ -> "(in the spec)";
        };
    }

    private static StandbyRow standby(Standby standby) {
        return standby.window()
                .map(hours -> new StandbyRow(
                        standby.template(),
                        standby.agents(),
                        hours.start().toString(),
                        hours.end().toString(),
                        hours.timeZone().toString()))
                .orElseGet(() -> new StandbyRow(standby.template(), standby.agents(), null, null, null));
    }
}
