package dev.muster.controller.ecs;

import dev.muster.model.pool.RuntimePlatform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.ecs.model.CPUArchitecture;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.EphemeralStorage;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.OSFamily;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.Volume;

/** Lays a task definition of ours over another, which may be empty: what ours says counts, what it leaves open stays. */
final class TaskDefinitionRequest {
    private TaskDefinitionRequest() {}

    static RegisterTaskDefinitionRequest of(TaskDefinitionDocument document, RegisterTaskDefinitionRequest base) {
        RegisterTaskDefinitionRequest.Builder request = base.toBuilder()
                .family(document.family())
                .networkMode(NetworkMode.AWSVPC)
                .cpu(Integer.toString(document.size().cpu()))
                .memory(Integer.toString(document.size().memory()))
                .runtimePlatform(platform(document.platform()))
                .taskRoleArn(document.roles().task())
                .executionRoleArn(document.roles().execution())
                .requiresCompatibilitiesWithStrings(Compatibilities.narrowed(
                        document.compatibilities(), base.requiresCompatibilitiesAsStrings()))
                .containerDefinitions(containers(document, base))
                .tags(tags(document));
        document.size()
                .ephemeralStorage()
                .ifPresent(size -> request.ephemeralStorage(
                        EphemeralStorage.builder().sizeInGiB(size).build()));
        if (!document.efsVolumes().isEmpty()) {
            request.volumes(volumes(document, base));
        }
        return request.build();
    }

    private static software.amazon.awssdk.services.ecs.model.RuntimePlatform platform(RuntimePlatform platform) {
        return software.amazon.awssdk.services.ecs.model.RuntimePlatform.builder()
                .cpuArchitecture(
                        CPUArchitecture.fromValue(platform.architecture().name()))
                .operatingSystemFamily(
                        OSFamily.fromValue(platform.operatingSystem().name()))
                .build();
    }

    private static List<Volume> volumes(TaskDefinitionDocument document, RegisterTaskDefinitionRequest base) {
        List<Volume> volumes = new ArrayList<>(base.volumes());
        volumes.addAll(EfsMounts.volumes(document.efsVolumes()));
        return volumes;
    }

    /** The agent's container, then those that the base has beside it. */
    private static List<ContainerDefinition> containers(
            TaskDefinitionDocument document, RegisterTaskDefinitionRequest base) {
        ContainerDefinition below = base.containerDefinitions().stream()
                .filter(TaskDefinitionRequest::isOfTheAgent)
                .findFirst()
                .orElseGet(() -> ContainerDefinition.builder().build());
        List<ContainerDefinition> containers = new ArrayList<>();
        containers.add(AgentContainer.of(document, below));
        base.containerDefinitions().stream()
                .filter(container -> !isOfTheAgent(container))
                .forEach(containers::add);
        return containers;
    }

    private static boolean isOfTheAgent(ContainerDefinition container) {
        return TaskDefinitionDocument.CONTAINER.equals(container.name());
    }

    private static List<Tag> tags(TaskDefinitionDocument document) {
        Map<String, String> tags = new TreeMap<>(document.tags());
        tags.put(Tags.INSTALLATION, document.installation());
        tags.put(Tags.POOL, document.pool());
        tags.put(Tags.TEMPLATE, document.template());
        tags.put(Tags.CONTENT, document.contentHash());
        return tags.entrySet().stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
