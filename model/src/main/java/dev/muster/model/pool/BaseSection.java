package dev.muster.model.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A template's {@code baseTaskDefinition}: a text names one that is registered, a map is one in the shape of a request of
 * RegisterTaskDefinition, whose field names it may use down to those of a container.
 */
final class BaseSection {
    /** The container that ours is laid over. */
    static final String AGENT = "agent";

    private static final ValueReader<BaseTaskDefinition> REFERENCE = Scalars.text(
                    "text: a task definition's family, family:revision or ARN",
                    Pattern.compile("(arn:aws[a-z-]*:ecs:[a-z0-9-]+:[0-9]+:task-definition/)?"
                            + "[A-Za-z0-9_-]{1,255}(:[1-9][0-9]{0,8})?"))
            .map(BaseTaskDefinition.Registered::new);

    private static final List<String> MADE_BY_THE_TEMPLATE = List.of(
            "family",
            "cpu",
            "memory",
            "taskRoleArn",
            "executionRoleArn",
            "runtimePlatform",
            "ephemeralStorage",
            "tags");

    private static final List<String> KEPT = List.of(
            "volumes",
            "placementConstraints",
            "requiresCompatibilities",
            "ipcMode",
            "pidMode",
            "proxyConfiguration",
            "inferenceAccelerators",
            "enableFaultInjection");

    private static final List<String> OF_A_CONTAINER = List.of(
            "image",
            "cpu",
            "memory",
            "memoryReservation",
            "links",
            "portMappings",
            "essential",
            "restartPolicy",
            "entryPoint",
            "command",
            "environment",
            "environmentFiles",
            "mountPoints",
            "volumesFrom",
            "linuxParameters",
            "secrets",
            "dependsOn",
            "startTimeout",
            "stopTimeout",
            "versionConsistency",
            "hostname",
            "user",
            "workingDirectory",
            "disableNetworking",
            "privileged",
            "readonlyRootFilesystem",
            "dnsServers",
            "dnsSearchDomains",
            "extraHosts",
            "dockerSecurityOptions",
            "interactive",
            "pseudoTerminal",
            "dockerLabels",
            "ulimits",
            "logConfiguration",
            "healthCheck",
            "systemControls",
            "resourceRequirements",
            "firelensConfiguration",
            "credentialSpecs",
            "repositoryCredentials");

    private static final ValueReader<SpecTree> ANYTHING =
            new ValueReader<>("what ECS takes there", SchemaParts.ANYTHING, place -> Optional.of(place.value()));
    private static final ValueReader<SpecTree> NOTHING = new ValueReader<>(
            "left out",
            SchemaParts.NOTHING,
            place -> place.wrong("must be left out here: the template's own fields say it"));
    private static final ValueReader<String> NETWORK_MODE = Scalars.oneOf(List.of("awsvpc"));

    private static final ValueReader<Boolean> CONTAINER = Fields.section("a map, a container definition", fields -> {
        fields.required(
                "name",
                Scalars.text(
                        "text of 1 to 255 letters, digits, hyphens and underscores",
                        Pattern.compile("[A-Za-z0-9_-]{1,255}")));
        OF_A_CONTAINER.forEach(name -> fields.optional(name, SpecTree.nothing(), ANYTHING));
        return () -> true;
    });

    private static final ValueReader<Boolean> BODY = Fields.section("a map, a task definition", BaseSection::body);

    static final ValueReader<BaseTaskDefinition> READER = new ValueReader<>(
            REFERENCE.expected() + "; or a map, a request of RegisterTaskDefinition",
            () -> SchemaParts.anyOf(REFERENCE.schema().get(), BODY.schema().get()),
            place -> switch (place.value()) {
                case SpecTree.Mapping written -> BODY.read(place).map(_ -> new BaseTaskDefinition.Written(written));
                case SpecTree.Text _, SpecTree.Sequence _, SpecTree.Decimal _, SpecTree.Flag _, SpecTree.Null _ ->
                    REFERENCE.read(place);
            });

    private BaseSection() {}

    private static Supplier<Boolean> body(Fields fields) {
        fields.optional("containerDefinitions", List.<Boolean>of(), Containers.list(CONTAINER, 1, 10));
        fields.optional("networkMode", "awsvpc", NETWORK_MODE);
        KEPT.forEach(name -> fields.optional(name, SpecTree.nothing(), ANYTHING));
        MADE_BY_THE_TEMPLATE.forEach(name -> fields.optional(name, SpecTree.nothing(), NOTHING));
        List<String> names = new ArrayList<>();
        fields.textsIn("containerDefinitions", "name").forEach((position, name) -> {
            if (names.contains(name)) {
                fields.wrong(
                        fields.path("containerDefinitions").element(position).field("name"),
                        "is the name of another container too");
            }
            names.add(name);
        });
        return () -> true;
    }
}
