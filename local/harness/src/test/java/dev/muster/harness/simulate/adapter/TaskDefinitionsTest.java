package dev.muster.harness.simulate.adapter;

import static dev.muster.harness.simulate.adapter.DefinitionScene.over;
import static dev.muster.harness.simulate.adapter.DefinitionScene.template;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.ecs.FamiliesInUse;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.BaseTaskDefinition;
import dev.muster.model.pool.EfsVolume;
import dev.muster.model.pool.RuntimePlatform;
import dev.muster.model.pool.RuntimePlatform.Architecture;
import dev.muster.model.pool.RuntimePlatform.OperatingSystem;
import dev.muster.model.pool.SpecTree;
import dev.muster.model.pool.TaskRoles;
import dev.muster.model.pool.TaskSettings;
import dev.muster.model.pool.TaskSize;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TaskDefinitionsTest {
    private static final TaskRoles ROLES = new TaskRoles("agent", "execution");

    private final DefinitionScene scene = new DefinitionScene();

    @Test
    void what_does_not_change_is_registered_once_whatever_restarts_between() {
        String arn = scene.registered(template("java", "img:1"));
        for (int day = 0; day < 3; day++) {
            scene.pass(Duration.ofDays(1));
            assertThat(scene.registered(template("java", "img:1"))).isEqualTo(arn);
            scene.restart();
            assertThat(scene.registered(template("java", "img:1"))).isEqualTo(arn);
        }
        assertThat(scene.region.definitions().registeredCount()).isEqualTo(1);
    }

    @Test
    void an_edit_that_is_taken_back_finds_the_definition_from_before_even_after_a_restart() {
        String first = scene.registered(template("java", "img:1"));
        scene.registered(template("java", "img:2"));
        scene.restart();

        assertThat(scene.registered(template("java", "img:1"))).isEqualTo(first);
        assertThat(scene.region.definitions().registeredCount()).isEqualTo(2);
    }

    @Test
    void one_a_second_is_registered_in_the_order_of_asking_and_nobody_waits_inside_the_call() {
        List<String> names = List.of("a", "b", "c", "d");
        names.forEach(name -> scene.ask(template(name, "img:1")));
        assertThat(scene.changes).hasSize(1);
        while (scene.changes.size() < 4) {
            scene.pass(Duration.ofMillis(100));
            names.reversed().forEach(name -> scene.ask(template(name, "img:1")));
        }
        assertThat(scene.region.definitions().list(Optional.empty(), true))
                .extracting(arn -> arn.substring(arn.lastIndexOf('-') + 1))
                .containsExactly("a:1", "b:1", "c:1", "d:1");
        assertApart();
    }

    @Test
    void who_comes_too_early_is_told_when_to_come_again() {
        scene.ask(template("a", "img:1"));
        assertThat(scene.ask(template("b", "img:1")).describe()).contains("one task definition a second");
        scene.pass(Duration.ofSeconds(1));
        assertThat(scene.ask(template("b", "img:1"))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void who_gave_up_its_turn_lets_nobody_register_two_in_a_second() {
        scene.ask(template("a", "img:1"));
        scene.ask(template("b", "img:1"));
        scene.ask(template("c", "img:1"));
        scene.pass(Duration.ofSeconds(30));
        scene.ask(template("b", "img:1"));
        scene.ask(template("c", "img:1"));
        scene.pass(Duration.ofSeconds(1));
        scene.ask(template("c", "img:1"));
        assertThat(scene.changes).hasSize(3);
        assertApart();
    }

    @Test
    void old_revisions_go_once_no_launch_can_use_them_and_the_newest_stay() {
        for (int edit = 1; edit <= 8; edit++) {
            scene.registered(template("java", "img:" + edit));
            scene.pass(Duration.ofSeconds(1));
        }
        scene.tidy("java");
        assertThat(scene.active("java")).hasSize(8);

        scene.pass(Duration.ofHours(2));
        scene.tidy("java");
        assertThat(scene.active("java"))
                .extracting(arn -> arn.substring(arn.lastIndexOf(':')))
                .containsExactly(":6", ":7", ":8");
        assertApart();
    }

    @Test
    void a_revision_that_left_the_newest_a_moment_ago_stays() {
        for (int edit = 1; edit <= 3; edit++) {
            scene.registered(template("java", "img:" + edit));
        }
        scene.pass(Duration.ofDays(30));
        scene.registered(template("java", "img:4"));
        scene.tidy("java");
        assertThat(scene.active("java")).hasSize(4);
    }

    @Test
    void what_a_template_leaves_behind_goes_when_nobody_has_needed_it_for_two_hours() {
        twoTemplatesOfWhichOneIsGone();

        scene.tidyFor(Duration.ofMinutes(125), () -> DefinitionScene.inForce("java"));
        assertThat(scene.active("gone")).as("of one process").hasSize(2);
        scene.tidyFor(Duration.ofMinutes(150), () -> DefinitionScene.inForce("java"));

        assertThat(scene.active("gone")).isEmpty();
        assertThat(scene.active("java")).hasSize(1);
        assertApart();
    }

    @Test
    void while_an_agent_of_it_lives_nothing_of_a_template_goes() {
        twoTemplatesOfWhichOneIsGone();

        scene.tidyFor(
                Duration.ofHours(5),
                () -> new FamiliesInUse(
                        DefinitionScene.INSTALLATION,
                        DefinitionScene.families("java"),
                        DefinitionScene.families("gone"),
                        List.of()));

        assertThat(scene.active("gone")).hasSize(2);
    }

    @Test
    void nothing_goes_of_pools_of_which_this_replica_cannot_say() {
        twoTemplatesOfWhichOneIsGone();

        scene.tidyFor(
                Duration.ofHours(5),
                () -> new FamiliesInUse(
                        DefinitionScene.INSTALLATION, List.of(), List.of(), List.of(DefinitionScene.POOL)));

        assertThat(scene.region.definitions().deregisteredCount()).isZero();
    }

    @Test
    void a_template_that_comes_back_in_time_finds_what_it_had() {
        twoTemplatesOfWhichOneIsGone();
        Instant back = scene.world.now().plus(Duration.ofMinutes(118));

        scene.tidyFor(
                Duration.ofHours(3),
                () -> scene.world.now().isBefore(back)
                        ? DefinitionScene.inForce("java")
                        : DefinitionScene.inForce("java", "gone"));

        assertThat(scene.active("gone")).hasSize(2);
        scene.restart();
        scene.registered(template("gone", "img:2"));
        assertThat(scene.region.definitions().registeredCount()).isEqualTo(3);
    }

    @Test
    void revisions_that_somebody_else_registered_in_an_abandoned_family_stay() {
        scene.registerByHand("""
                {"family":"muster-abcd1234-builds-gone","containerDefinitions":[{"name":"x","image":"y"}]}""");

        scene.tidyFor(Duration.ofHours(5), () -> DefinitionScene.inForce("java"));

        assertThat(scene.region.definitions().deregisteredCount()).isZero();
    }

    private void twoTemplatesOfWhichOneIsGone() {
        scene.registered(template("java", "img:1"));
        scene.registered(template("gone", "img:1"));
        scene.registered(template("gone", "img:2"));
    }

    @Test
    void families_and_revisions_of_others_are_never_touched() {
        for (int i = 0; i < 8; i++) {
            scene.registerByHand("""
                    {"family":"muster-abcd1234-builds-java","containerDefinitions":[{"name":"x","image":"y"}]}""");
            scene.registerByHand("""
                    {"family":"muster-abcd1234-builds-java-more","containerDefinitions":[{"name":"x","image":"y"}]}""");
        }
        scene.pass(Duration.ofDays(1));
        scene.tidy("java");
        assertThat(scene.region.definitions().deregisteredCount()).isZero();
    }

    @Test
    void everything_that_a_template_says_of_its_task_is_registered_and_ecs_takes_it() {
        TaskSettings task = new TaskSettings(
                new TaskSize(4096, 16384, Optional.of(100)),
                new RuntimePlatform(Architecture.ARM64, OperatingSystem.LINUX),
                ROLES,
                List.of(new EfsVolume("fs-0123abcd", "/", Optional.of("fsap-0123abcd"), true, true, "/cache", true)),
                true,
                Collections.singletonMap("team", "builds"),
                Optional.empty());
        String arn = scene.registered(template("java", "img:1", task));
        JsonNode content = scene.content(arn);
        assertThat(content.path("ephemeralStorage").toString()).isEqualTo("{\"sizeInGiB\":100}");
        assertThat(content.path("runtimePlatform").path("cpuArchitecture").asString())
                .isEqualTo("ARM64");
        assertThat(content.path("volumes").toString())
                .isEqualTo("[{\"name\":\"muster-efs-0\",\"efsVolumeConfiguration\":{\"fileSystemId\":\"fs-0123abcd\","
                        + "\"rootDirectory\":\"/\",\"transitEncryption\":\"ENABLED\",\"authorizationConfig\":"
                        + "{\"accessPointId\":\"fsap-0123abcd\",\"iam\":\"ENABLED\"}}}]");
        assertThat(content.path("containerDefinitions")
                        .path(0)
                        .path("mountPoints")
                        .toString())
                .isEqualTo("[{\"sourceVolume\":\"muster-efs-0\",\"containerPath\":\"/cache\",\"readOnly\":true}]");
    }

    @Test
    void windows_is_registered_as_such() {
        TaskSettings task = TaskSettings.plain(
                TaskSize.of(2048, 4096),
                new RuntimePlatform(Architecture.X86_64, OperatingSystem.WINDOWS_SERVER_2022_CORE),
                ROLES);
        JsonNode content = scene.content(scene.registered(template("windows", "img:1", task)));
        assertThat(content.path("runtimePlatform").path("operatingSystemFamily").asString())
                .isEqualTo("WINDOWS_SERVER_2022_CORE");
    }

    @Test
    void a_base_keeps_its_side_cars_and_what_the_template_does_not_say_of_the_agent() {
        scene.registerByHand("""
                {"family":"base","containerDefinitions":[
                 {"name":"proxy","image":"proxy:1"},
                 {"name":"agent","image":"theirs:1","user":"build","environment":[
                   {"name":"STAGE","value":"theirs"},{"name":"PROXY","value":"localhost"}],
                  "secrets":[{"name":"KEY","valueFrom":"arn:aws:ssm:eu-west-1:1:parameter/key"}],
                  "mountPoints":[{"sourceVolume":"scratch","containerPath":"/scratch"}],
                  "logConfiguration":{"logDriver":"splunk"}}],
                 "volumes":[{"name":"scratch"}]}""");
        JsonNode content = scene.content(scene.registered(over("base")));
        JsonNode agent = content.path("containerDefinitions").path(0);
        assertThat(agent.path("name").asString()).isEqualTo("agent");
        assertThat(agent.path("image").asString()).isEqualTo("img:1");
        assertThat(agent.path("user").asString()).isEqualTo("build");
        assertThat(agent.path("environment").toString())
                .isEqualTo("[{\"name\":\"MUSTER_STOP_TIMEOUT\",\"value\":\"120\"},"
                        + "{\"name\":\"PROXY\",\"value\":\"localhost\"},{\"name\":\"STAGE\",\"value\":\"ci\"},"
                        + "{\"name\":\"VSO_AGENT_IGNORE\",\"value\":\"KEY,PROXY,STAGE\"}]");
        assertThat(agent.path("secrets").path(0).path("name").asString()).isEqualTo("KEY");
        assertThat(agent.path("logConfiguration").path("logDriver").asString()).isEqualTo("splunk");
        assertThat(agent.path("mountPoints").path(0).path("containerPath").asString())
                .isEqualTo("/scratch");
        assertThat(content.path("containerDefinitions").path(1).path("name").asString())
                .isEqualTo("proxy");
    }

    @Test
    void a_base_that_does_not_exist_is_said_and_asked_for_again() {
        assertThat(scene.ask(over("nowhere")).describe())
                .contains("misconfigured", "the base task definition nowhere cannot be read");
        assertThat(scene.region.definitions().registeredCount()).isZero();
        scene.registerByHand("""
                {"family":"nowhere","containerDefinitions":[{"name":"agent","image":"theirs:1"}]}""");
        scene.registered(over("nowhere"));
    }

    @Test
    void a_base_that_changes_does_not_change_the_agents_of_a_template() {
        String body = """
                {"family":"base","containerDefinitions":[{"name":"agent","image":"theirs:1"}]}""";
        scene.registerByHand(body);
        String arn = scene.registered(over("base"));
        scene.registerByHand(body);
        scene.restart();
        assertThat(scene.registered(over("base"))).isEqualTo(arn);
    }

    @Test
    void a_base_in_the_spec_is_laid_under_and_a_field_that_ecs_does_not_know_is_named() {
        SpecTree.Mapping container = SpecTree.mapping()
                .with("name", "cache")
                .with("image", "redis:7")
                .with("essential", false)
                .with("memoryReservation", 256)
                .with("dockerLabels", SpecTree.mapping().with("a", "b"));
        assertThat(scene.content(scene.registered(writtenBase(container)))
                        .path("containerDefinitions")
                        .path(1)
                        .toString())
                .isEqualTo("{\"name\":\"cache\",\"image\":\"redis:7\",\"memoryReservation\":256,\"essential\":false,"
                        + "\"dockerLabels\":{\"a\":\"b\"}}");
        scene.pass(Duration.ofSeconds(1));
        SpecTree.Mapping odd = container.with("healthCheck", SpecTree.mapping().with("retries", "3"));
        assertThat(scene.ask(writtenBase(odd)).describe())
                .contains("spec.templates.java.baseTaskDefinition.containerDefinitions[0].healthCheck.retries must be a"
                        + " whole number");
    }

    private static AgentTemplate writtenBase(SpecTree.Mapping container) {
        SpecTree.Mapping body = SpecTree.mapping().with("containerDefinitions", SpecTree.sequence(container));
        return template(
                "java", "img:1", template("java", "img:1").task().withBase(new BaseTaskDefinition.Written(body)));
    }

    private void assertApart() {
        for (int i = 1; i < scene.changes.size(); i++) {
            Instant before = scene.changes.get(i - 1);
            assertThat(Duration.between(before, scene.changes.get(i))).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
    }
}
