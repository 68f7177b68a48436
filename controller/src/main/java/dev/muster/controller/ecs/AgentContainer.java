package dev.muster.controller.ecs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LogConfiguration;
import software.amazon.awssdk.services.ecs.model.MountPoint;
import software.amazon.awssdk.services.ecs.model.Secret;

/** The container in which the agent runs, laid over the one of that name in a base task definition, which may be empty. */
final class AgentContainer {
    private AgentContainer() {}

    static ContainerDefinition of(TaskDefinitionDocument document, ContainerDefinition base) {
        ContainerDefinition.Builder container = base.toBuilder()
                .name(TaskDefinitionDocument.CONTAINER)
                .image(document.image())
                .essential(true)
                .stopTimeout(document.stopTimeout())
                .environment(environment(document, base))
                .secrets(secrets(document, base));
        if (!document.efsVolumes().isEmpty()) {
            List<MountPoint> mounts = new ArrayList<>(base.mountPoints());
            mounts.addAll(EfsMounts.mounts(document.efsVolumes()));
            container.mountPoints(mounts);
        }
        if (!document.logs().usual() || base.logConfiguration() == null) {
            container.logConfiguration(document.logs().isConfigured() ? logs(document.logs()) : null);
        }
        return container.build();
    }

    private static List<KeyValuePair> environment(TaskDefinitionDocument document, ContainerDefinition base) {
        SortedMap<String, String> variables = new TreeMap<>();
        base.environment().forEach(variable -> variables.put(variable.name(), variable.value()));
        document.secrets().keySet().forEach(variables::remove);
        variables.putAll(document.environment());
        hideThoseOf(base, variables);
        return variables.entrySet().stream()
                .map(variable -> KeyValuePair.builder()
                        .name(variable.getKey())
                        .value(variable.getValue())
                        .build())
                .toList();
    }

    /** The listener shows every variable to Azure DevOps that it is not told to leave out. */
    private static void hideThoseOf(ContainerDefinition base, Map<String, String> variables) {
        TreeSet<String> names = new TreeSet<>();
        base.environment().forEach(variable -> names.add(variable.name()));
        base.secrets().forEach(secret -> names.add(secret.name()));
        if (!names.isEmpty()) {
            String before = variables.getOrDefault(ContainerVariables.IGNORED, "");
            names.addAll(Arrays.asList(before.split("\\s*,\\s*")));
            names.remove("");
            variables.put(ContainerVariables.IGNORED, String.join(",", names));
        }
    }

    private static List<Secret> secrets(TaskDefinitionDocument document, ContainerDefinition base) {
        SortedMap<String, String> places = new TreeMap<>();
        base.secrets().forEach(secret -> places.put(secret.name(), secret.valueFrom()));
        document.environment().keySet().forEach(places::remove);
        places.putAll(document.secrets());
        return secrets(places);
    }

    private static List<Secret> secrets(Map<String, String> places) {
        return places.entrySet().stream()
                .map(secret -> Secret.builder()
                        .name(secret.getKey())
                        .valueFrom(secret.getValue())
                        .build())
                .toList();
    }

    private static LogConfiguration logs(ContainerLogs logs) {
        LogConfiguration.Builder configuration =
                LogConfiguration.builder().logDriver(logs.driver()).options(logs.options());
        if (!logs.secretOptions().isEmpty()) {
            configuration.secretOptions(secrets(logs.secretOptions()));
        }
        return configuration.build();
    }
}
