package dev.muster.simulator.http.aws;

import dev.muster.simulator.ecs.ClusterCounts;
import dev.muster.simulator.ecs.EcsAnswer;
import dev.muster.simulator.ecs.EcsRegion;
import dev.muster.simulator.ecs.Tags;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The operations on clusters, and on anything by its ARN. */
record ClusterOperations(EcsRegion region) {
    private static final List<String> CAPACITY_PROVIDERS = List.of("FARGATE", "FARGATE_SPOT");

    EcsAnswer<ObjectNode> tag(ObjectNode body) {
        return region.tagResource(new Fields(body).textOr("resourceArn", ""), Tags.read(body.path("tags")))
                .map(_ -> JsonNodeFactory.instance.objectNode());
    }

    EcsAnswer<ObjectNode> describe(ObjectNode body) {
        List<String> named = new Fields(body).texts("clusters");
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode clusters = answer.putArray("clusters");
        ArrayNode failures = answer.putArray("failures");
        for (String reference : named.isEmpty() ? List.of("default") : named) {
            List<ClusterCounts> found = region.describeClusters(List.of(reference));
            found.forEach(cluster -> clusters.add(shape(cluster)));
            if (found.isEmpty()) {
                failures.addObject().put("arn", reference).put("reason", "MISSING");
            }
        }
        return new EcsAnswer.Ok<>(answer);
    }

    private static ObjectNode shape(ClusterCounts cluster) {
        ObjectNode shape = JsonNodeFactory.instance.objectNode();
        CAPACITY_PROVIDERS.forEach(shape.putArray("capacityProviders")::add);
        return shape.put("clusterArn", cluster.arn())
                .put("clusterName", cluster.name())
                .put("status", "ACTIVE")
                .put("registeredContainerInstancesCount", 0)
                .put("runningTasksCount", cluster.running())
                .put("pendingTasksCount", cluster.pending())
                .put("activeServicesCount", 0);
    }
}
