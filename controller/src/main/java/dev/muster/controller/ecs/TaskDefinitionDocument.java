package dev.muster.controller.ecs;

import dev.muster.model.agent.InstallationId;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.PoolName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.ecs.model.CPUArchitecture;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.OSFamily;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.RuntimePlatform;
import software.amazon.awssdk.services.ecs.model.Secret;
import software.amazon.awssdk.services.ecs.model.Tag;

/** Everything that a task definition of ours says; two that say the same are the same definition. */
record TaskDefinitionDocument(
        String installation,
        String pool,
        String template,
        String image,
        int cpu,
        int memory,
        String architecture,
        Map<String, String> environment,
        Map<String, String> secrets,
        String taskRole,
        String executionRole,
        int stopTimeout) {
    /** Name of the one container of every task of ours. */
    static final String CONTAINER = "agent";

    /** Seconds from TERM to KILL, the most that Fargate has: so long a job may go on when its capacity is taken away. */
    private static final int STOP_TIMEOUT = 120;

    TaskDefinitionDocument {
        environment = Collections.unmodifiableMap(new TreeMap<>(environment));
        secrets = Collections.unmodifiableMap(new TreeMap<>(secrets));
    }

    static TaskDefinitionDocument of(InstallationId installation, PoolName pool, AgentTemplate template) {
        return new TaskDefinitionDocument(
                installation.value(),
                pool.value(),
                template.name(),
                template.image(),
                template.cpu(),
                template.memory(),
                template.architecture().name(),
                ContainerVariables.of(template, STOP_TIMEOUT),
                template.secrets(),
                template.taskRole(),
                template.executionRole(),
                STOP_TIMEOUT);
    }

    String family() {
        return "muster-" + installation + "-" + pool + "-" + template;
    }

    /** SHA-256 over the canonical text, hexadecimal. */
    String contentHash() {
        byte[] text = CanonicalJson.write(this).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    RegisterTaskDefinitionRequest request() {
        return RegisterTaskDefinitionRequest.builder()
                .family(family())
                .requiresCompatibilities(Compatibility.FARGATE)
                .networkMode(NetworkMode.AWSVPC)
                .cpu(Integer.toString(cpu))
                .memory(Integer.toString(memory))
                .runtimePlatform(RuntimePlatform.builder()
                        .cpuArchitecture(CPUArchitecture.fromValue(architecture))
                        .operatingSystemFamily(OSFamily.LINUX)
                        .build())
                .taskRoleArn(taskRole)
                .executionRoleArn(executionRole)
                .containerDefinitions(container())
                .tags(tags())
                .build();
    }

    private ContainerDefinition container() {
        return ContainerDefinition.builder()
                .name(CONTAINER)
                .image(image)
                .essential(true)
                .stopTimeout(stopTimeout)
                .environment(environment.entrySet().stream()
                        .map(variable -> KeyValuePair.builder()
                                .name(variable.getKey())
                                .value(variable.getValue())
                                .build())
                        .toList())
                .secrets(secrets.entrySet().stream()
                        .map(secret -> Secret.builder()
                                .name(secret.getKey())
                                .valueFrom(secret.getValue())
                                .build())
                        .toList())
                .build();
    }

    private List<Tag> tags() {
        return List.of(
                tag(Tags.INSTALLATION, installation),
                tag(Tags.POOL, pool),
                tag(Tags.TEMPLATE, template),
                tag(Tags.CONTENT, contentHash()));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
