package dev.muster.simulator.ecs;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The API's Task shape without tags; answers and events differ only in how they write a time. */
public final class TaskJson {
    private TaskJson() {}

    /** As answers of the API have it: times in seconds since 1970, with three decimals. */
    public static ObjectNode inAnswer(EcsTask task) {
        return render(task, TaskJson::seconds);
    }

    /** As events have it: times as ISO 8601. */
    public static ObjectNode inEvent(EcsTask task) {
        return render(task, at -> StringNode.valueOf(at.toString()));
    }

    /** A time as the API's answers write it. */
    public static JsonNode seconds(Instant at) {
        return DecimalNode.valueOf(BigDecimal.valueOf(at.toEpochMilli(), 3));
    }

    private static ObjectNode render(EcsTask task, Function<Instant, JsonNode> time) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("taskArn", task.arn());
        json.put("clusterArn", task.clusterArn());
        json.put("taskDefinitionArn", task.definition().arn());
        json.put("group", task.group());
        if (!task.startedBy().isEmpty()) {
            json.put("startedBy", task.startedBy());
        }
        placement(json, task);
        json.put("lastStatus", task.lastStatus().name());
        json.put("desiredStatus", task.desiredStatus().name());
        task.moments().forEach((moment, at) -> json.set(moment.wireName(), time.apply(at)));
        EcsTask.Stop stop = task.stop();
        if (stop != null) {
            json.put("stopCode", stop.code().wireName());
            json.put("stoppedReason", stop.reason());
        }
        json.set("containers", containers(task));
        json.set("overrides", overrides(task));
        json.putArray("attachments");
        json.putArray("attributes");
        json.put("version", task.version());
        return json;
    }

    private static void placement(ObjectNode json, EcsTask task) {
        JsonNode provider = task.call().capacityProviderStrategy().path(0).path("capacityProvider");
        provider.stringValueOpt().ifPresent(name -> json.put("capacityProviderName", name));
        json.put("launchType", task.call().launchType().orElse(onFargate(provider) ? "FARGATE" : "EC2"));
        json.put("platformVersion", "1.4.0");
        json.put("connectivity", task.lastStatus() == TaskStatus.RUNNING ? "CONNECTED" : "DISCONNECTED");
        size(json, task, "cpu");
        size(json, task, "memory");
    }

    /** The region's clusters have Fargate as their default. */
    private static boolean onFargate(JsonNode provider) {
        return provider.asString("FARGATE").startsWith("FARGATE");
    }

    private static void size(ObjectNode json, EcsTask task, String field) {
        task.call()
                .overrides()
                .path(field)
                .stringValueOpt()
                .or(() -> task.definition().content().path(field).stringValueOpt())
                .ifPresent(value -> json.put(field, value));
    }

    private static ArrayNode containers(EcsTask task) {
        ArrayNode containers = JsonNodeFactory.instance.arrayNode();
        for (JsonNode definition : task.definition().containers()) {
            ObjectNode container = containers.addObject();
            String name = definition.path("name").asString("");
            container.put("containerArn", task.arn().replace(":task/", ":container/") + "/" + name);
            container.put("taskArn", task.arn());
            container.put("name", name);
            container.put("image", definition.path("image").asString(""));
            container.put("lastStatus", containerStatus(task));
            if (task.imageDigest() != null) {
                container.put(
                        "imageDigest", ImageDigests.of(definition.path("image").asString("")));
            }
            Integer exitCode = task.exitCode();
            if (exitCode != null) {
                container.put("exitCode", exitCode);
            }
            container.putArray("networkInterfaces");
            container.put("cpu", definition.path("cpu").asString("0"));
        }
        return containers;
    }

    private static String containerStatus(EcsTask task) {
        return switch (task.lastStatus()) {
            case PROVISIONING, PENDING -> "PENDING";
            case RUNNING -> "RUNNING";
            case DEPROVISIONING, STOPPED -> "STOPPED";
        };
    }

    private static JsonNode overrides(EcsTask task) {
        JsonNode given = task.call().overrides();
        ObjectNode overrides = given.isObject() ? given.asObject().deepCopy() : JsonNodeFactory.instance.objectNode();
        if (!overrides.has("containerOverrides")) {
            overrides.putArray("containerOverrides");
        }
        return overrides;
    }
}
