package dev.muster.controller.ecs;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.muster.controller.loop.Tasks.LaunchOrder;
import dev.muster.model.agent.AgentId;
import dev.muster.model.pool.Network;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;

/**
 * Every parameter of one RunTask call, in the shape and under the names of the ECS API. A repeat under the same token must
 * carry the same parameters (ECS API reference, RunTask, ConflictException), so nothing is added when it is sent. Whoever
 * may describe tasks or read events sees it, so it holds nothing secret.
 */
record RunTaskDocument(
        List<CapacityProvider> capacityProviderStrategy,
        String clientToken,
        String cluster,
        int count,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean enableExecuteCommand,
        String group,
        NetworkConfiguration networkConfiguration,
        Overrides overrides,
        String startedBy,
        List<Tag> tags,
        String taskDefinition) {
    RunTaskDocument {
        capacityProviderStrategy = List.copyOf(capacityProviderStrategy);
        tags = List.copyOf(tags);
    }

    /**
     * Reads what {@link CanonicalJson} wrote of one. A field that documents of an older release do not have is taken as what
     * its absence meant there, and is then not sent.
     *
     * @throws JacksonException if it is no such document
     */
    static RunTaskDocument read(String text) {
        return CanonicalJson.read(text, RunTaskDocument.class, "enableExecuteCommand", false);
    }

    record CapacityProvider(String capacityProvider, int base, int weight) {}

    record NetworkConfiguration(AwsVpc awsvpcConfiguration) {}

    /** @param assignPublicIp ENABLED or DISABLED */
    record AwsVpc(String assignPublicIp, List<String> securityGroups, List<String> subnets) {
        AwsVpc {
            securityGroups = List.copyOf(securityGroups);
            subnets = List.copyOf(subnets);
        }
    }

    record Overrides(List<Container> containerOverrides) {
        Overrides {
            containerOverrides = List.copyOf(containerOverrides);
        }
    }

    record Container(String name, List<Variable> environment) {
        Container {
            environment = List.copyOf(environment);
        }
    }

    record Variable(String name, String value) {}

    record Tag(String key, String value) {}

    static RunTaskDocument of(LaunchOrder order, URI bootstrapUrl) {
        AgentId agent = order.agent();
        return new RunTaskDocument(
                List.of(new CapacityProvider(order.capacity().provider(), 0, 1)),
                order.token().value(),
                order.cluster(),
                1,
                order.executeCommand(),
                order.group(),
                addresses(order.network()),
                identity(order, bootstrapUrl),
                agent.toString(),
                tags(order),
                order.taskDefinitionArn());
    }

    private static List<Tag> tags(LaunchOrder order) {
        List<Tag> tags = new ArrayList<>();
        tags.add(new Tag(Tags.INSTALLATION, order.installation().value()));
        tags.add(new Tag(Tags.POOL, order.agent().pool().value()));
        tags.add(new Tag(Tags.AGENT, order.agent().toString()));
        order.tags().forEach((key, value) -> tags.add(new Tag(key, value)));
        return tags;
    }

    private static NetworkConfiguration addresses(Network network) {
        String publicIp = network.assignPublicIp() ? "ENABLED" : "DISABLED";
        return new NetworkConfiguration(new AwsVpc(publicIp, network.securityGroups(), network.subnets()));
    }

    /** All that a container is told: who it is, and where to prove it or where to register itself. */
    private static Overrides identity(LaunchOrder order, URI bootstrapUrl) {
        List<Variable> variables = order.registersItselfIn()
                .map(pool -> List.of(
                        new Variable("AZP_URL", pool.organizationUrl().toString()),
                        new Variable("AZP_POOL", pool.pool()),
                        new Variable("AZP_AGENT_NAME", order.agent().toString())))
                .orElseGet(() -> List.of(
                        new Variable("MUSTER_BOOTSTRAP_URL", bootstrapUrl.toString()),
                        new Variable("MUSTER_AGENT_ID", order.agent().toString())));
        return new Overrides(List.of(new Container(TaskDefinitionDocument.CONTAINER, variables)));
    }
}
