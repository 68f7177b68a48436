package dev.muster.simulator.ecs;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What RegisterTaskDefinition refuses (ECS API reference; developer guide, task definition differences for Fargate). */
final class TaskDefinitionRules {
    private static final int MOST_TAGS = 50;
    private static final List<Function<JsonNode, Optional<String>>> RULES = List.of(
            TaskDefinitionRules::family,
            TaskDefinitionRules::containers,
            TaskDefinitionRules::tags,
            TaskDefinitionRules::mounts,
            TaskDefinitionRules::fargate);

    private TaskDefinitionRules() {}

    /** The message of the ClientException, if there is something wrong. */
    static Optional<String> problem(JsonNode request) {
        return RULES.stream().flatMap(rule -> rule.apply(request).stream()).findFirst();
    }

    private static Optional<String> family(JsonNode request) {
        return wrong(
                !request.path("family").asString("").matches("[A-Za-z0-9_-]{1,255}"),
                "Family should not be null or empty and contain letters, digits, hyphens and underscores only.");
    }

    private static Optional<String> containers(JsonNode request) {
        Set<String> names = new HashSet<>();
        for (JsonNode container : request.path("containerDefinitions")) {
            if (!names.add(container.path("name").asString(""))) {
                return Optional.of("Container names must be unique.");
            }
            if (container.path("image").asString("").isEmpty()) {
                return Optional.of("Container.image should not be null or empty.");
            }
        }
        return wrong(names.isEmpty(), "Container list cannot be empty.");
    }

    private static Optional<String> tags(JsonNode request) {
        return wrong(request.path("tags").size() > MOST_TAGS, "A task definition may have at most 50 tags.");
    }

    private static Optional<String> mounts(JsonNode request) {
        List<String> volumes = each(request.path("volumes"))
                .map(volume -> volume.path("name").asString(""))
                .toList();
        return each(request.path("containerDefinitions"))
                .flatMap(container -> each(container.path("mountPoints")))
                .map(mount -> mount.path("sourceVolume").asString(""))
                .filter(volume -> !volumes.contains(volume))
                .map(volume -> "Unknown volume '" + volume + "'.")
                .findFirst();
    }

    private static Optional<String> fargate(JsonNode request) {
        boolean asked = each(request.path("requiresCompatibilities"))
                .anyMatch(one -> one.asString("").equals("FARGATE"));
        if (!asked) {
            return Optional.empty();
        }
        boolean windows = request.path("runtimePlatform")
                .path("operatingSystemFamily")
                .asString("LINUX")
                .startsWith("WINDOWS");
        return wrong(
                        !request.path("networkMode").asString("").equals("awsvpc"),
                        "Fargate only supports network mode 'awsvpc'.")
                .or(() -> wrong(!FargateSizes.has(request, windows), FargateSizes.COMPLAINT))
                .or(() -> storage(request))
                .or(() -> wrong(
                        windows
                                && each(request.path("volumes"))
                                        .anyMatch(volume -> volume.has("efsVolumeConfiguration")),
                        "EFS volumes are not supported for Windows on Fargate."))
                .or(() -> each(request.path("containerDefinitions"))
                        .flatMap(container -> container(container).stream())
                        .findFirst());
    }

    private static Optional<String> storage(JsonNode request) {
        int size = request.path("ephemeralStorage").path("sizeInGiB").asInt(21);
        return wrong(size < 21 || size > 200, "ephemeralStorage.sizeInGiB must be from 21 to 200.");
    }

    private static Optional<String> container(JsonNode container) {
        return wrong(
                        container.path("privileged").asBoolean(false),
                        "Fargate compatible task definitions do not support privileged containers.")
                .or(() -> wrong(
                        container.path("stopTimeout").asInt(0) > 120,
                        "The stop timeout must be at most 120 seconds on Fargate."))
                .or(() -> wrong(
                        each(container.path("resourceRequirements"))
                                .anyMatch(one -> one.path("type").asString("").equals("GPU")),
                        "Fargate compatible task definitions do not support GPU."));
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static Optional<String> wrong(boolean isWrong, String message) {
        return isWrong ? Optional.of(message) : Optional.empty();
    }
}
