package dev.muster.controller.doctor.aws;

import dev.muster.controller.ecs.ExpectedDefinition;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.Network;
import dev.muster.model.pool.PoolSpec;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.ContainerOverride;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;

/**
 * A task like an agent's that no controller takes for its own: another family, another group,
 * and an agent's name that every controller refuses for good.
 *
 * @param name family, {@code startedBy} and end of the group; never used before
 */
record ProbeTask(String name, PoolSpec spec, AgentTemplate template, ExpectedDefinition like) {
    /** No AgentId, so a controller refuses it without looking anything up. */
    private static final String AGENT = "muster-doctor";

    /** From the container's start; the entrypoint gives up then. */
    private static final String START_SECONDS = "60";

    /** Stands in names only; a definition of a probe needs none. */
    private static final InstallationId NONE = new InstallationId("musterdoctor");

    static ProbeTask of(EcsWard ward, AgentTemplate template, String suffix) {
        PoolSpec spec = ward.patient().read().spec();
        ExpectedDefinition like = ExpectedDefinition.of(
                ward.installation().seen().orElse(NONE), ward.patient().read().name(), template, ward.region());
        return new ProbeTask("muster-doctor-" + suffix, spec, template, like);
    }

    RegisterTaskDefinitionRequest definition() {
        return like.request().toBuilder().family(name).build();
    }

    RunTaskRequest launch(String definitionArn, URI bootstrap) {
        return RunTaskRequest.builder()
                .cluster(spec.clusterOf(template))
                .clientToken(name)
                .startedBy(name)
                .group("muster-doctor:" + name)
                .count(1)
                .taskDefinition(definitionArn)
                .capacityProviderStrategy(CapacityProviderStrategyItem.builder()
                        .capacityProvider(template.capacity().getFirst().provider())
                        .weight(1)
                        .build())
                .networkConfiguration(network(spec.networkOf(template)))
                .overrides(overrides -> overrides.containerOverrides(ContainerOverride.builder()
                        .name(like.container())
                        .environment(List.of(
                                variable("MUSTER_AGENT_ID", AGENT),
                                variable("MUSTER_BOOTSTRAP_URL", bootstrap.toString()),
                                variable("MUSTER_START_TIMEOUT", START_SECONDS)))
                        .build()))
                .build();
    }

    private static NetworkConfiguration network(Network network) {
        AwsVpcConfiguration.Builder addresses = AwsVpcConfiguration.builder()
                .subnets(network.subnets())
                .assignPublicIp(network.assignPublicIp() ? AssignPublicIp.ENABLED : AssignPublicIp.DISABLED);
        if (!network.securityGroups().isEmpty()) {
            addresses.securityGroups(network.securityGroups());
        }
        return NetworkConfiguration.builder()
                .awsvpcConfiguration(addresses.build())
                .build();
    }

    private static KeyValuePair variable(String name, String value) {
        return KeyValuePair.builder().name(name).value(value).build();
    }
}
