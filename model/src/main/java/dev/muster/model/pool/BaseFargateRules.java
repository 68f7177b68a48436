package dev.muster.model.pool;

import java.util.List;

/**
 * What a base task definition written in a spec must not ask of Fargate (Amazon ECS developer guide, task definition
 * differences for Fargate). One that is registered already is judged by ECS itself when ours is registered.
 */
final class BaseFargateRules {
    private static final List<String> NOT_IN_A_TASK =
            List.of("ipcMode", "placementConstraints", "inferenceAccelerators");
    private static final List<String> NOT_IN_A_CONTAINER = List.of(
            "disableNetworking", "dnsSearchDomains", "dnsServers", "dockerSecurityOptions", "extraHosts", "links");
    private static final List<String> NOT_OF_LINUX =
            List.of("devices", "sharedMemorySize", "tmpfs", "maxSwap", "swappiness");
    private static final List<String> NOT_ON_WINDOWS =
            List.of("linuxParameters", "user", "ulimits", "readonlyRootFilesystem");
    private static final String HAS_NOT = "is something that Fargate does not have";

    private final Fields template;
    private final boolean windows;

    private BaseFargateRules(Fields template, boolean windows) {
        this.template = template;
        this.windows = windows;
    }

    static void check(Fields template, boolean windows) {
        template.mappingIn("baseTaskDefinition").ifPresent(body -> {
            var rules = new BaseFargateRules(template, windows);
            SpecPath path = template.path("baseTaskDefinition");
            rules.refuse(body, NOT_IN_A_TASK, path, HAS_NOT);
            rules.each(body, "volumes", path, rules::volume);
            rules.each(body, "containerDefinitions", path, rules::container);
        });
    }

    private void volume(SpecTree.Mapping volume, SpecPath path) {
        refuse(volume, List.of("dockerVolumeConfiguration"), path, HAS_NOT);
        if (volume.fields().get("host") instanceof SpecTree.Mapping host) {
            refuse(host, List.of("sourcePath"), path.field("host"), HAS_NOT);
        }
        if (windows) {
            refuse(volume, List.of("efsVolumeConfiguration"), path, "cannot be mounted by Windows");
        }
    }

    private void container(SpecTree.Mapping container, SpecPath path) {
        refuse(container, NOT_IN_A_CONTAINER, path, HAS_NOT);
        if (container.fields().get("privileged") instanceof SpecTree.Flag(var privileged) && privileged) {
            template.wrong(path.field("privileged"), HAS_NOT);
        }
        each(container, "resourceRequirements", path, (requirement, place) -> {
            if (requirement.fields().get("type") instanceof SpecTree.Text(var type) && type.equals("GPU")) {
                template.wrong(place, HAS_NOT);
            }
        });
        if (container.fields().get("linuxParameters") instanceof SpecTree.Mapping linux) {
            refuse(linux, NOT_OF_LINUX, path.field("linuxParameters"), HAS_NOT);
            capabilities(linux, path.field("linuxParameters"));
        }
        if (windows) {
            refuse(container, NOT_ON_WINDOWS, path, "is something that Windows on Fargate does not have");
        }
    }

    private void capabilities(SpecTree.Mapping linux, SpecPath path) {
        if (linux.fields().get("capabilities") instanceof SpecTree.Mapping capabilities
                && capabilities.fields().get("add") instanceof SpecTree.Sequence(var added)
                && added.stream().anyMatch(one -> !one.equals(SpecTree.text("SYS_PTRACE")))) {
            template.wrong(path.field("capabilities").field("add"), "can add nothing but SYS_PTRACE on Fargate");
        }
    }

    private void refuse(SpecTree.Mapping written, List<String> names, SpecPath path, String why) {
        names.stream().filter(written.fields()::containsKey).forEach(name -> template.wrong(path.field(name), why));
    }

    private void each(SpecTree.Mapping written, String list, SpecPath path, Judge judge) {
        if (written.fields().get(list) instanceof SpecTree.Sequence(var elements)) {
            for (int i = 0; i < elements.size(); i++) {
                if (elements.get(i) instanceof SpecTree.Mapping element) {
                    judge.look(element, path.field(list).element(i));
                }
            }
        }
    }

    /** Looks at one map of a list. */
    private interface Judge {
        void look(SpecTree.Mapping element, SpecPath path);
    }
}
