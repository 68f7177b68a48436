package dev.muster.model.pool;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Names one generation of a template: the hash of all that an agent gets from it when it is launched. The weight and
 * the declared agent version only steer which template wins a job, so that editing them retires no agent.
 */
final class TemplateFingerprint {
    private TemplateFingerprint() {}

    static String of(AgentTemplate template) {
        SequencedMap<String, SpecTree> parts = new LinkedHashMap<>();
        ContainerSettings container = template.container();
        TaskSettings task = template.task();
        parts.put("name", SpecTree.text(template.name()));
        parts.put("image", SpecTree.text(container.image()));
        parts.put("cpu", SpecTree.number(task.size().cpu()));
        parts.put("memory", SpecTree.number(task.size().memory()));
        parts.put("architecture", SpecTree.text(task.platform().architecture().name()));
        parts.put("capabilities", SpecTree.texts(template.capabilities().asMap()));
        parts.put("capacity", capacity(template));
        parts.put("environment", SpecTree.texts(container.environment()));
        parts.put("secrets", SpecTree.texts(container.secrets()));
        parts.put("taskRole", SpecTree.text(task.roles().task()));
        parts.put("executionRole", SpecTree.text(task.roles().execution()));
        putUnusual(parts, template);
        return new SpecTree.Mapping(parts).contentHash();
    }

    /** Left out where it is the usual, so that templates from before there was anything else keep their agents. */
    private static void putUnusual(SequencedMap<String, SpecTree> parts, AgentTemplate template) {
        ContainerSettings container = template.container();
        TaskSettings task = template.task();
        if (template.registration() == RegistrationMode.TOKEN) {
            parts.put("registration", SpecTree.text(template.registration().name()));
        }
        if (!container.logs().equals(LogConfiguration.DEFAULT)) {
            parts.put("logConfiguration", logs(container.logs()));
        }
        if (!container.stopTimeout().equals(ContainerSettings.DEFAULT_STOP_TIMEOUT)) {
            parts.put("stopTimeout", SpecTree.number(container.stopTimeout().toSeconds()));
        }
        task.size().ephemeralStorage().ifPresent(size -> parts.put("ephemeralStorage", SpecTree.number(size)));
        if (task.platform().isWindows()) {
            parts.put(
                    "operatingSystem",
                    SpecTree.text(task.platform().operatingSystem().name()));
        }
        if (!task.efsVolumes().isEmpty()) {
            parts.put(
                    "efsVolumes",
                    new SpecTree.Sequence(task.efsVolumes().stream()
                            .map(TemplateFingerprint::volume)
                            .toList()));
        }
        if (task.executeCommand()) {
            parts.put("enableExecuteCommand", SpecTree.flag(true));
        }
        if (!task.tags().isEmpty()) {
            parts.put("tags", SpecTree.texts(task.tags()));
        }
        task.base().ifPresent(base -> parts.put("baseTaskDefinition", base(base)));
        template.placement().cluster().ifPresent(cluster -> parts.put("cluster", SpecTree.text(cluster)));
        template.placement().network().ifPresent(network -> parts.put("network", network(network)));
    }

    private static SpecTree logs(LogConfiguration logs) {
        return SpecTree.mapping()
                .with("logDriver", logs.driver())
                .with("options", SpecTree.texts(logs.options()))
                .with("secretOptions", SpecTree.texts(logs.secretOptions()));
    }

    private static SpecTree volume(EfsVolume volume) {
        return SpecTree.mapping()
                .with("fileSystem", volume.fileSystem())
                .with("path", volume.path())
                .with("accessPoint", volume.accessPoint().orElse(""))
                .with("transitEncryption", volume.transitEncryption())
                .with("iam", volume.iam())
                .with("mountPoint", volume.mountPoint())
                .with("readOnly", volume.readOnly());
    }

    private static SpecTree base(BaseTaskDefinition base) {
        return switch (base) {
            case BaseTaskDefinition.Registered(String reference) -> SpecTree.text(reference);
            case BaseTaskDefinition.Written(SpecTree.Mapping body) -> body;
        };
    }

    private static SpecTree network(Network network) {
        return SpecTree.mapping()
                .with("subnets", SpecTree.texts(network.subnets().toArray(String[]::new)))
                .with("securityGroups", SpecTree.texts(network.securityGroups().toArray(String[]::new)))
                .with("assignPublicIp", network.assignPublicIp());
    }

    private static SpecTree capacity(AgentTemplate template) {
        return new SpecTree.Sequence(template.capacity().stream()
                .map(option -> SpecTree.text(option.provider()))
                .toList());
    }
}
