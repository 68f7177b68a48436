package dev.muster.simulator.ecs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Puts together what a task's essential container sees. */
final class ContainerView {
    private ContainerView() {}

    static ContainerStart of(EcsTask task, TaskRoles.Grant grant) {
        JsonNode container = task.definition().containers().stream().findFirst().orElse(MissingNode.getInstance());
        Map<String, String> environment = new LinkedHashMap<>();
        addVariables(environment, container.path("environment"));
        for (JsonNode override : task.call().overrides().path("containerOverrides")) {
            if (override.path("name").equals(container.path("name"))) {
                addVariables(environment, override.path("environment"));
            }
        }
        return new ContainerStart(
                task.arn(),
                task.startedBy(),
                task.group(),
                task.image(),
                environment,
                names(container.path("secrets")),
                grant.credentials(),
                grant.token());
    }

    private static void addVariables(Map<String, String> environment, JsonNode pairs) {
        pairs.forEach(pair -> environment.put(
                pair.path("name").asString(""), pair.path("value").asString("")));
    }

    private static List<String> names(JsonNode secrets) {
        List<String> names = new ArrayList<>();
        secrets.forEach(secret -> names.add(secret.path("name").asString("")));
        return names;
    }
}
