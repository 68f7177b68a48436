package dev.muster.harness.simulate.port;

import dev.muster.controller.loop.Tasks.LaunchOrder;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.PoolName;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The bodies of requests to the simulated ECS. */
final class LaunchBody {
    private LaunchBody() {}

    /** RunTask; equal orders give equal texts. */
    static String runTask(LaunchOrder order) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("cluster", order.cluster());
        body.put("clientToken", order.token().value());
        body.put("count", 1);
        body.put("startedBy", order.agent().toString());
        body.put("group", order.group());
        body.put("taskDefinition", order.taskDefinitionArn());
        body.putArray("capacityProviderStrategy")
                .addObject()
                .put("capacityProvider", order.capacity().provider());
        ObjectNode network = body.putObject("networkConfiguration").putObject("awsvpcConfiguration");
        addAll(network, "subnets", order.network().subnets());
        addAll(network, "securityGroups", order.network().securityGroups());
        return body.toString();
    }

    /** RegisterTaskDefinition; the family is one template's. */
    static ObjectNode taskDefinition(InstallationId installation, PoolName pool, AgentTemplate template) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("family", family(installation, pool, template));
        body.put("networkMode", "awsvpc");
        body.put("taskRoleArn", template.task().roles().task());
        body.put("executionRoleArn", template.task().roles().execution());
        body.putArray("containerDefinitions")
                .addObject()
                .put("name", "agent")
                .put("image", template.image())
                .put("essential", true);
        return body;
    }

    static String family(InstallationId installation, PoolName pool, AgentTemplate template) {
        return "muster-" + installation + "-" + pool + "-" + template.name();
    }

    private static void addAll(ObjectNode object, String field, List<String> texts) {
        var array = object.putArray(field);
        texts.forEach(array::add);
    }
}
