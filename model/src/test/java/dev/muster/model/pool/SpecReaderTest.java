package dev.muster.model.pool;

import static dev.muster.model.pool.SpecTree.flag;
import static dev.muster.model.pool.SpecTree.mapping;
import static dev.muster.model.pool.SpecTree.number;
import static dev.muster.model.pool.SpecTree.sequence;
import static dev.muster.model.pool.SpecTree.text;
import static dev.muster.model.pool.SpecTree.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.pool.RuntimePlatform.Architecture;
import dev.muster.model.pool.RuntimePlatform.OperatingSystem;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecReaderTest {
    @Test
    void a_full_spec_is_read_as_written() {
        assertThat(valid(Specs.full()))
                .isEqualTo(new PoolSpec(
                        new AzureDevOpsPool(
                                URI.create("https://ado.acme.example/tfs/main"),
                                "Linux Agents",
                                new CredentialSource.File("/run/secrets/ado"),
                                null,
                                CheckPolicy.CAPACITY),
                        "arn:aws:ecs:eu-west-1:123456789012:cluster/agents",
                        new Limits(500, 50, 200, 600),
                        new Timeouts(
                                Duration.ofMinutes(10),
                                Duration.ofHours(1),
                                Duration.ofSeconds(45),
                                Duration.ofHours(3),
                                Duration.ofMinutes(2),
                                Duration.ofHours(6)),
                        new Network(List.of("subnet-a", "subnet-b"), List.of("sg-a"), true),
                        true,
                        true,
                        List.of(large(), small()),
                        List.of(
                                Standby.always("large", 1),
                                new Standby(
                                        "large",
                                        20,
                                        Optional.of(new Window(
                                                CronSchedule.parse("0 8 * * 1-5")
                                                        .orElseThrow(),
                                                CronSchedule.parse("30 18 * * 1-5")
                                                        .orElseThrow(),
                                                ZoneId.of("Europe/Berlin"))))),
                        false));
    }

    @Test
    void what_is_not_written_has_its_default() {
        var spec = valid(Specs.minimal());

        assertThat(spec.limits()).isEqualTo(Limits.ofAgents(20));
        assertThat(spec.timeouts()).isEqualTo(Timeouts.DEFAULT);
        assertThat(spec.network()).isEqualTo(new Network(List.of("subnet-a"), List.of(), false));
        assertThat(spec.paused()).isFalse();
        assertThat(spec.azureDevOps().credential()).isEqualTo(new CredentialSource.Environment("ADO_TOKEN"));
        assertThat(spec.templates()).containsExactly(small());
        assertThat(spec.standby()).isEmpty();
        assertThat(spec.probeNewImages()).isTrue();
    }

    @Test
    void standby_hours_without_a_time_zone_are_those_of_utc() {
        var spec = valid(TreeEdit.remove(Specs.full(), "standby[1].timeZone"));

        assertThat(spec.standby().get(1).window().orElseThrow().timeZone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void one_timeout_may_be_written_without_the_others() {
        var spec = valid(Specs.minimal().with("timeouts", mapping().with("idle", "24h")));

        assertThat(spec.timeouts())
                .isEqualTo(new Timeouts(
                        Timeouts.DEFAULT.start(),
                        Duration.ofHours(24),
                        Timeouts.DEFAULT.surplus(),
                        Timeouts.DEFAULT.maxIdle(),
                        Timeouts.DEFAULT.linger(),
                        null));
    }

    @ParameterizedTest
    @CsvSource({
        "https://dev.azure.com/acme///, https://dev.azure.com/acme",
        "https://acme.visualstudio.com/, https://acme.visualstudio.com",
        "http://127.0.0.1:8081/acme, http://127.0.0.1:8081/acme",
        "http://localhost:8081, http://localhost:8081",
        "http://[::1]:8081/acme, http://[::1]:8081/acme",
    })
    void an_organization_url_loses_its_trailing_slashes_and_may_be_http_on_this_machine(String written, String read) {
        var spec = valid(TreeEdit.put(Specs.minimal(), "azureDevOps.organizationUrl", text(written)));

        assertThat(spec.azureDevOps().organizationUrl()).isEqualTo(URI.create(read));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agents:1.0",
                "localhost:5000/agents:1.0",
                "registry.example/a/b/c:latest-but-dated-20261121",
                "registry.example/a:latest@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
            })
    void an_image_with_a_tag_of_its_own_or_a_digest_is_allowed(String image) {
        assertThat(valid(TreeEdit.put(Specs.minimal(), "templates[0].image", text(image)))
                        .templates()
                        .getFirst()
                        .image())
                .isEqualTo(image);
    }

    @ParameterizedTest
    @CsvSource({"256,512", "512,4096", "1024,5120", "2048,16384", "4096,30720", "8192,20480", "16384,122880"})
    void every_size_that_fargate_has_is_allowed(int cpu, int memory) {
        var tree = TreeEdit.put(Specs.minimal(), "templates[0].cpu", number(cpu));

        assertThat(valid(TreeEdit.put(tree, "templates[0].memory", number(memory)))
                        .templates()
                        .getFirst())
                .extracting(template -> template.task().size())
                .isEqualTo(TaskSize.of(cpu, memory));
    }

    @Test
    void a_size_that_fargate_does_not_have_is_allowed_on_capacity_of_ones_own() {
        var template = Specs.minimalTemplate("odd").with("cpu", 3000).with("memory", 5000);
        var spec =
                valid(Specs.minimal().with("templates", sequence(template.with("capacity", texts("own-instances")))));

        assertThat(spec.templates().getFirst().capacity()).containsExactly(new CapacityOption("own-instances"));
    }

    @Test
    void several_mistakes_are_named_at_once_in_the_order_of_the_document() {
        var tree = mapping()
                .with(
                        "templates",
                        sequence(
                                Specs.minimalTemplate("one").without("image").with("imagee", "x:1"),
                                text("two"),
                                Specs.minimalTemplate("one").with("cpu", "256")))
                .with("network", mapping().with("subnets", texts()))
                .with("limits", mapping().with("maxAgents", -3).with("launchesPerLoop", 0))
                .with("pausd", flag(true))
                .with("cluster", "agents");

        assertThat(problems(tree))
                .containsExactly(
                        "spec.templates[0].imagee: is not a field; did you mean image?",
                        "spec.templates[0].image: is missing;"
                                + " must be text: an image with a digest or with a tag that is never moved",
                        "spec.templates[1]: must be a map, an agent template, was text",
                        "spec.templates[2].name: must be unique in the pool, is also the name of templates[0]",
                        "spec.templates[2].cpu: must be a whole number from 128 to 196608, was text;"
                                + " write the number without quotes (DynamoDB type N)",
                        "spec.network.subnets: must hold 1 to 16, holds 0",
                        "spec.limits.maxAgents: must be a whole number from 0 to 5000, was -3",
                        "spec.limits.launchesPerLoop: must be a whole number from 1 to 1000, was 0",
                        "spec.pausd: is not a field; did you mean paused?",
                        "spec.azureDevOps: is missing; must be a map with organizationUrl, pool and credential");
    }

    @Test
    void a_spec_that_is_no_map_is_one_mistake() {
        assertThat(problems(text("hello"))).containsExactly("spec: must be a map, the spec of a pool, was text");
        assertThat(problems(SpecTree.nothing())).containsExactly("spec: must be a map, the spec of a pool, was null");
    }

    @Test
    void an_empty_spec_names_every_required_field() {
        assertThat(problems(mapping()))
                .extracting(problem -> problem.substring(0, problem.indexOf(';')))
                .containsExactly(
                        "spec.azureDevOps: is missing",
                        "spec.cluster: is missing",
                        "spec.limits: is missing",
                        "spec.network: is missing",
                        "spec.templates: is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "azureDevOps.credential",
                "azureDevOps.organizationUrl",
                "templates[0].secrets.FEED_TOKEN",
            })
    void a_text_that_may_be_a_secret_in_the_wrong_place_is_not_repeated(String path) {
        var tree = TreeEdit.put(Specs.full(), path, text("https://me:s3cr3t-t0ken@dev.azure.com/acme"));

        assertThat(problems(tree))
                .singleElement()
                .asString()
                .startsWith("spec." + path)
                .doesNotContain("s3cr3t");
    }

    static PoolSpec valid(SpecTree tree) {
        assertThat(problems(tree)).isEmpty();
        return ((SpecReading.Valid) SpecReader.read(tree)).spec();
    }

    static List<String> problems(SpecTree tree) {
        return switch (SpecReader.read(tree)) {
            case SpecReading.Valid _ -> List.of();
            case SpecReading.Invalid(var problems) ->
                problems.stream().map(SpecProblem::toString).toList();
        };
    }

    private static AgentTemplate large() {
        var roles = new TaskRoles("arn:aws:iam::123456789012:role/agent", "agent-execution");
        return Templates.named("large")
                .image("registry.example:5000/agents/linux@" + Specs.DIGEST)
                .declaring(Map.of("java", "25", "my tool", "a=b, c"))
                .weight(-5)
                .agentVersion("4.255.0")
                .environment(Map.of("HTTP_PROXY", "http://proxy:3128"))
                .secrets(Map.of("FEED_TOKEN", Specs.SECRET_ARN))
                .logs(new LogConfiguration("awslogs", Map.of("awslogs-group", "/builds"), Map.of()))
                .stopTimeout(Duration.ofSeconds(90))
                .task(new TaskSettings(
                        new TaskSize(4096, 16384, Optional.of(100)),
                        new RuntimePlatform(Architecture.ARM64, OperatingSystem.LINUX),
                        roles,
                        List.of(new EfsVolume(
                                "fs-0123abcd", "/", Optional.of("fsap-0123abcd"), true, true, "/cache", true)),
                        true,
                        Map.of("team", "builds"),
                        Optional.of(new BaseTaskDefinition.Registered("side-cars:3"))))
                .placement(new PlacementSettings(
                        List.of(CapacityOption.FARGATE_SPOT, CapacityOption.FARGATE),
                        Optional.of("other"),
                        Optional.of(new Network(List.of("subnet-c"), List.of(), false))))
                .template();
    }

    private static AgentTemplate small() {
        return Templates.named("small")
                .image("registry.example/agents/linux:4.255.0")
                .roles("arn:aws:iam::123456789012:role/agent", "agent-execution")
                .template();
    }
}
