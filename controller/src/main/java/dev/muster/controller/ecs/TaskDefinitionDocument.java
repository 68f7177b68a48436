package dev.muster.controller.ecs;

import dev.muster.model.agent.InstallationId;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.BaseTaskDefinition;
import dev.muster.model.pool.ContainerSettings;
import dev.muster.model.pool.EfsVolume;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.RuntimePlatform;
import dev.muster.model.pool.TaskRoles;
import dev.muster.model.pool.TaskSettings;
import dev.muster.model.pool.TaskSize;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that a task definition of ours says; two that say the same are the same definition.
 *
 * @param compatibilities what ECS is to check it for: FARGATE, EC2, MANAGED_INSTANCES
 * @param stopTimeout seconds from TERM to KILL
 * @param base names what it is laid over: the reference, or the hash of what the spec says; empty if nothing
 */
record TaskDefinitionDocument(
        String installation,
        String pool,
        String template,
        String image,
        TaskSize size,
        RuntimePlatform platform,
        List<String> compatibilities,
        Map<String, String> environment,
        Map<String, String> secrets,
        TaskRoles roles,
        int stopTimeout,
        ContainerLogs logs,
        List<EfsVolume> efsVolumes,
        Map<String, String> tags,
        String base) {
    /** Name of the container of every task of ours in which the agent runs. */
    static final String CONTAINER = "agent";

    TaskDefinitionDocument {
        compatibilities = List.copyOf(compatibilities);
        environment = Collections.unmodifiableMap(new TreeMap<>(environment));
        secrets = Collections.unmodifiableMap(new TreeMap<>(secrets));
        efsVolumes = List.copyOf(efsVolumes);
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    /** @param region where the logs go unless the template says otherwise */
    static TaskDefinitionDocument of(
            InstallationId installation, PoolName pool, AgentTemplate template, String region) {
        ContainerSettings container = template.container();
        TaskSettings task = template.task();
        int stopTimeout = Math.toIntExact(container.stopTimeout().toSeconds());
        return new TaskDefinitionDocument(
                installation.value(),
                pool.value(),
                template.name(),
                container.image(),
                task.size(),
                task.platform(),
                Compatibilities.of(template),
                ContainerVariables.of(template, stopTimeout),
                container.secrets(),
                task.roles(),
                stopTimeout,
                ContainerLogs.of(container.logs(), region, pool.value() + "/" + template.name()),
                task.efsVolumes(),
                task.tags(),
                task.base().map(TaskDefinitionDocument::named).orElse(""));
    }

    String family() {
        return family(installation, pool, template);
    }

    static String family(String installation, String pool, String template) {
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

    private static String named(BaseTaskDefinition base) {
        return switch (base) {
            case BaseTaskDefinition.Registered(String reference) -> reference;
            case BaseTaskDefinition.Written(var body) -> "sha256:" + body.contentHash();
        };
    }
}
