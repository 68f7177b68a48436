package dev.muster.model.pool;

import static dev.muster.model.pool.SpecTree.flag;
import static dev.muster.model.pool.SpecTree.mapping;
import static dev.muster.model.pool.SpecTree.number;
import static dev.muster.model.pool.SpecTree.sequence;
import static dev.muster.model.pool.SpecTree.text;
import static dev.muster.model.pool.SpecTree.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.muster.model.demand.Capabilities;
import dev.muster.model.plan.TemplateOffer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a template may say of its task beyond its size, one mistake at a time. */
class TemplateFieldsTest {
    private static final SpecTree.Mapping WINDOWS = Specs.minimalTemplate("win")
            .with("operatingSystem", "WINDOWS_SERVER_2022_CORE")
            .with("cpu", 2048)
            .with("memory", 4096);
    private static final SpecTree.Mapping OWN = Specs.minimalTemplate("own").with("capacity", texts("instances"));
    private static final SpecTree.Mapping LINUX = Specs.minimalTemplate("linux");
    private static final SpecTree.Mapping VOLUME =
            mapping().with("fileSystem", "fs-0123abcd").with("mountPoint", "/cache");

    @ParameterizedTest(name = "{1}")
    @MethodSource({"onFargate", "onWindows", "anywhere", "ofBases"})
    void a_mistake_is_named(SpecTree.Mapping template, String problem) {
        assertThat(SpecReaderTest.problems(specOf(template))).containsExactly("spec.templates[0]." + problem);
    }

    static Stream<Arguments> onFargate() {
        return Stream.of(
                arguments(LINUX.with("stopTimeout", "121s"), "stopTimeout: must be at most 120s on Fargate"),
                arguments(
                        LINUX.with("ephemeralStorage", 20),
                        "ephemeralStorage: must be a whole number from 21 to 200, was 20"),
                arguments(
                        OWN.with("ephemeralStorage", 50),
                        "ephemeralStorage: is there on Fargate only; instances have the disks that they have"),
                arguments(
                        LINUX.with("logConfiguration", mapping().with("logDriver", "journald")),
                        "logConfiguration.logDriver: must be awslogs, splunk, awsfirelens or none on Fargate, was"
                                + " \"journald\""),
                arguments(
                        OWN.with("cpu", 3000).with("capacity", texts("instances", "FARGATE")),
                        "cpu: Fargate has no size with cpu 3000 and memory 2048; the nearest is cpu 2048 and memory 4096"));
    }

    static Stream<Arguments> onWindows() {
        return Stream.of(
                arguments(
                        WINDOWS.with("cpu", 512).with("memory", 1024),
                        "cpu: Fargate has no size with cpu 512 and memory 1024 for Windows; the nearest is cpu 1024 and"
                                + " memory 2048"),
                arguments(
                        WINDOWS.with("cpu", 8192).with("memory", 16384),
                        "cpu: Fargate has no size with cpu 8192 and memory 16384 for Windows; the nearest is cpu 4096 and"
                                + " memory 16384"),
                arguments(
                        WINDOWS.with("capacity", texts("FARGATE_SPOT", "FARGATE")),
                        "capacity[0]: must not be FARGATE_SPOT for Windows, which Spot does not have; FARGATE has it"),
                arguments(WINDOWS.with("efsVolumes", sequence(VOLUME)), "efsVolumes: cannot be mounted by Windows"),
                arguments(WINDOWS.with("architecture", "ARM64"), "architecture: must be X86_64 for Windows"),
                arguments(
                        WINDOWS.with("operatingSystem", "WINDOWS_SERVER_2025_FULL"),
                        "operatingSystem: must be LINUX or Windows Server 2019 or 2022 on Fargate, was"
                                + " WINDOWS_SERVER_2025_FULL"),
                arguments(
                        WINDOWS.with("operatingSystem", "WINDOWS_SERVER_2022"),
                        "operatingSystem: must be LINUX, WINDOWS_SERVER_2019_CORE, WINDOWS_SERVER_2019_FULL,"
                                + " WINDOWS_SERVER_2022_CORE, WINDOWS_SERVER_2022_FULL, WINDOWS_SERVER_2025_CORE or"
                                + " WINDOWS_SERVER_2025_FULL, was \"WINDOWS_SERVER_2022\"; did you mean"
                                + " WINDOWS_SERVER_2022_CORE?"));
    }

    static Stream<Arguments> anywhere() {
        return Stream.of(
                arguments(
                        LINUX.with("allowMutableImage", "yes").with("image", "agents"),
                        "allowMutableImage: must be true or false, was text"),
                arguments(
                        LINUX.with("tags", mapping().with("AWS:x", "1")),
                        "tags[\"AWS:x\"]: must be a tag key that does not begin with muster: or aws:, which are reserved,"
                                + " was \"AWS:x\""),
                arguments(
                        LINUX.with("tags", mapping().with("team", "a;b")),
                        "tags.team: must be a tag value of at most 256 letters, digits, blanks and + - = . _ : / @, was"
                                + " \"a;b\""),
                arguments(
                        LINUX.with("efsVolumes", sequence(VOLUME, VOLUME)),
                        "efsVolumes[1].mountPoint: is the mount point of another volume too"),
                arguments(
                        LINUX.with(
                                "efsVolumes", sequence(VOLUME.with("iam", true).with("transitEncryption", false))),
                        "efsVolumes[0].transitEncryption: must be true for an access point and for iam"),
                arguments(
                        LINUX.with(
                                "efsVolumes",
                                sequence(VOLUME.with("accessPoint", "fsap-0123abcd")
                                        .with("path", "/x"))),
                        "efsVolumes[0].path: must be left out or / with an accessPoint, which decides about the directory"),
                arguments(
                        LINUX.with("network", mapping().with("subnets", texts())),
                        "network.subnets: must hold 1 to 16, holds 0"),
                arguments(
                        LINUX.with("cluster", "two words"),
                        "cluster: must be text: the name or ARN of an ECS cluster, was \"two words\""),
                arguments(
                        LINUX.with("logConfiguration", options("splunk-token", "hunter2")),
                        "logConfiguration.options.splunk-token: is a secret by its name; write the ARN of the secret under"
                                + " secretOptions"),
                arguments(
                        LINUX.with(
                                "logConfiguration",
                                mapping().with("secretOptions", mapping().with("x", Specs.SECRET_ARN))),
                        "logConfiguration.secretOptions: must be left out when logDriver is awslogs"));
    }

    static Stream<Arguments> ofBases() {
        return Stream.of(
                arguments(
                        LINUX.with("baseTaskDefinition", mapping().with("memory", "512")),
                        "baseTaskDefinition.memory: must be left out here: the template's own fields say it"),
                arguments(
                        LINUX.with("baseTaskDefinition", mapping().with("networkMode", "host")),
                        "baseTaskDefinition.networkMode: must be awsvpc, was \"host\""),
                arguments(
                        LINUX.with("baseTaskDefinition", container("privileged", flag(true))),
                        "baseTaskDefinition.containerDefinitions[0].privileged: is something that Fargate does not have"),
                arguments(
                        LINUX.with(
                                "baseTaskDefinition",
                                container(
                                        "resourceRequirements",
                                        sequence(mapping().with("type", "GPU").with("value", "1")))),
                        "baseTaskDefinition.containerDefinitions[0].resourceRequirements[0]: is something that Fargate does"
                                + " not have"),
                arguments(
                        LINUX.with("baseTaskDefinition", container("extraHost", texts())),
                        "baseTaskDefinition.containerDefinitions[0].extraHost: is not a field; did you mean extraHosts?"),
                arguments(
                        LINUX.with("baseTaskDefinition", number(7)),
                        "baseTaskDefinition: must be text, was a number; write it in quotes (DynamoDB type S)"));
    }

    @Test
    void what_only_instances_have_is_allowed_on_instances() {
        SpecReaderTest.valid(specOf(OWN.with("stopTimeout", "1h")
                .with("cpu", 3000)
                .with("logConfiguration", mapping().with("logDriver", "journald"))
                .with("baseTaskDefinition", container("privileged", flag(true)))));
        SpecReaderTest.valid(specOf(OWN.with("operatingSystem", "WINDOWS_SERVER_2025_CORE")));
    }

    @Test
    void a_moving_tag_that_is_allowed_is_warned_of() {
        SpecTree spec = specOf(LINUX.with("image", "agents:latest").with("allowMutableImage", true));
        assertThat(SpecReader.read(spec))
                .isInstanceOfSatisfying(
                        SpecReading.Valid.class,
                        valid -> assertThat(valid.warnings())
                                .singleElement()
                                .asString()
                                .startsWith("spec.templates[0].image: has the tag latest, which moves"));
        assertThat(SpecReaderTest.problems(specOf(LINUX.with("image", "agents:latest"))))
                .singleElement()
                .asString()
                .contains("allowMutableImage: true");
    }

    @Test
    void a_template_that_says_nothing_new_has_the_fingerprint_that_it_always_had() {
        SpecTree.Mapping always = mapping()
                .with("name", "linux")
                .with("image", "registry.example/agents/linux:4.255.0")
                .with("cpu", 1024)
                .with("memory", 2048)
                .with("architecture", "X86_64")
                .with("capabilities", mapping())
                .with("capacity", texts("FARGATE"))
                .with("environment", mapping())
                .with("secrets", mapping())
                .with("taskRole", "arn:aws:iam::123456789012:role/agent")
                .with("executionRole", "agent-execution");
        assertThat(templateOf(LINUX).fingerprint()).isEqualTo(always.contentHash());
    }

    @Test
    void everything_that_an_agent_gets_is_in_the_fingerprint() {
        List<SpecTree.Mapping> others = List.of(
                LINUX.with("ephemeralStorage", 50),
                LINUX.with("operatingSystem", "WINDOWS_SERVER_2022_CORE"),
                LINUX.with("logConfiguration", mapping().with("logDriver", "none")),
                LINUX.with("stopTimeout", "60s"),
                LINUX.with("efsVolumes", sequence(VOLUME)),
                LINUX.with("enableExecuteCommand", true),
                LINUX.with("tags", mapping().with("a", "b")),
                LINUX.with("cluster", "other"),
                LINUX.with("network", mapping().with("subnets", texts("subnet-z"))),
                LINUX.with("baseTaskDefinition", "side-cars:1"),
                LINUX.with("baseTaskDefinition", container("user", text("x"))),
                LINUX);
        assertThat(others.stream().map(template -> templateOf(template).fingerprint()))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_pool_knows_the_clusters_and_networks_of_its_templates() {
        SpecTree.Mapping elsewhere = Specs.minimalTemplate("elsewhere")
                .with("cluster", "other")
                .with("network", mapping().with("subnets", texts("subnet-z")));
        PoolSpec spec = SpecReaderTest.valid(Specs.minimal().with("templates", sequence(LINUX, elsewhere)));
        assertThat(spec.clusters()).containsExactly("agents", "other");
        assertThat(spec.networkOf(spec.templates().getLast()).subnets()).containsExactly("subnet-z");
        assertThat(spec.networkOf(spec.templates().getFirst()).subnets()).containsExactly("subnet-a");
    }

    @Test
    void windows_agents_are_expected_to_say_that_they_are() {
        Capabilities offered = TemplateOffer.of(templateOf(WINDOWS));
        assertThat(offered.asMap())
                .containsAllEntriesOf(Map.of("Agent.OS", "Windows_NT", "Agent.OSArchitecture", "X64"));
    }

    private static SpecTree.Mapping options(String name, String value) {
        return mapping().with("options", mapping().with(name, value));
    }

    private static SpecTree.Mapping container(String name, SpecTree value) {
        return mapping()
                .with(
                        "containerDefinitions",
                        sequence(mapping().with("name", "agent").with(name, value)));
    }

    private static AgentTemplate templateOf(SpecTree.Mapping template) {
        return SpecReaderTest.valid(specOf(template)).templates().getFirst();
    }

    private static SpecTree.Mapping specOf(SpecTree.Mapping template) {
        return Specs.minimal().with("templates", sequence(template));
    }
}
