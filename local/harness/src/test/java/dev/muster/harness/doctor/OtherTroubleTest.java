package dev.muster.harness.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.pool.SpecTree;
import dev.muster.simulator.http.HttpTap;
import dev.muster.simulator.http.LoopbackServer;
import dev.muster.statestore.PoolItem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Troubles on our side: clock, configuration, spec, credential, usage; and what must never be printed. */
class OtherTroubleTest {
    private static DoctorScene scene;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        scene = new DoctorScene();
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @AfterEach
    void heal() {
        scene.heal();
    }

    @Test
    void a_clock_that_is_two_minutes_ahead_is_worth_saying() {
        Examined examined = scene.examine(Collections.emptyMap(), ahead(Duration.ofMinutes(2)), "--pool", "linux");

        assertThat(examined.with("warn")).containsExactly("aws_clock", "azure_clock");
        assertThat(examined.said("azure_clock")).contains("s ahead of that of Azure DevOps", "NTP");
    }

    @Test
    void a_clock_that_is_six_minutes_behind_is_fatal() {
        Examined examined = scene.examine(Collections.emptyMap(), ahead(Duration.ofMinutes(-6)), "--pool", "linux");

        assertThat(examined.with("fail")).containsExactly("aws_clock", "azure_clock");
        assertThat(examined.said("aws_clock")).contains("s behind that of AWS");
    }

    @Test
    void without_an_identity_in_aws_nothing_of_the_account_is_looked_at() {
        Map<String, Object> noSts = Map.of("muster.aws.endpoints.sts", "http://127.0.0.1:9");

        Examined examined = scene.examine(noSts, InstantSource.system(), "--pool", "linux");

        assertThat(examined.with("fail")).containsExactly("aws_identity");
        assertThat(examined.results()).containsEntry("cluster", "skipped").containsEntry("pool", "ok");
        assertThat(examined.said("cluster")).contains("needs 'AWS identity' first");
    }

    @Test
    void in_a_task_the_session_of_its_role_has_to_bear_its_id() {
        for (String task : List.of("local", "another")) {
            try (LoopbackServer metadata = LoopbackServer.start(
                    "metadata",
                    request -> Spoil.json(
                            200, "{\"TaskARN\":\"arn:aws:ecs:eu-west-1:111122223333:task/agents/" + task + "\"}"),
                    HttpTap.NONE)) {
                Map<String, Object> inTask = Map.of("ECS_CONTAINER_METADATA_URI_V4", metadata.uri() + "/v4/x");

                Examined examined = scene.examine(inTask, InstantSource.system(), "--pool", "linux");

                assertThat(examined.results()).containsEntry("task_session", task.equals("local") ? "ok" : "fail");
            }
        }
    }

    @Test
    void old_agents_in_the_images_are_worth_saying() {
        template(first -> first.with("agentVersion", "4.100.0"));

        Examined examined = scene.examine("--pool", "linux");

        assertThat(examined.with("warn")).containsExactly("agent_version");
        assertThat(examined.said("agent_version")).contains("4.257.0", "java has 4.100.0");
    }

    @Test
    void clusters_and_roles_of_templates_are_looked_at() {
        template(first -> first.with("cluster", "elsewhere")
                .with("capacity", SpecTree.texts("FARGATE"))
                .with("taskRole", "arn:aws:iam::999999999999:role/theirs"));

        Examined examined = scene.examine("--pool", "linux");

        assertThat(examined.with("fail")).containsExactly("template_clusters", "roles");
        assertThat(examined.said("template_clusters")).contains("no active cluster 'elsewhere'");
        assertThat(examined.said("roles")).contains("arn:aws:iam::999999999999:role/theirs");
    }

    @Test
    void a_cluster_of_a_template_needs_what_the_template_names() {
        template(first -> first.with("cluster", "arn:aws:ecs:eu-west-1:111122223333:cluster/agents")
                .with("capacity", SpecTree.texts("our-instances", "FARGATE")));

        assertThat(scene.examine("--pool", "linux").said("template_clusters"))
                .contains("lacks the capacity provider(s) our-instances")
                .doesNotContain("FARGATE");
    }

    @Test
    void without_a_queue_for_dead_letters_it_is_said_where_they_go() {
        Map<String, Object> none = new LinkedHashMap<>();
        none.put("muster.events.dead-letter-queue-url", "");

        assertThat(scene.examine(none, InstantSource.system(), "--pool", "linux")
                        .said("dead_letter_queue"))
                .contains("dropped at the third look");
    }

    @Test
    void a_credential_that_is_not_there_leaves_out_azure_devops() {
        change(spec -> spec.with("azureDevOps", azureDevOps(spec).with("credential", "env:NOT_SET_ANYWHERE")));

        Examined examined = scene.examine("--pool", "linux");

        assertThat(examined.with("fail")).containsExactly("credential");
        assertThat(examined.said("credential")).contains("NOT_SET_ANYWHERE");
        assertThat(examined.results()).containsEntry("pool", "skipped").containsEntry("cluster", "ok");
    }

    @Test
    void an_organization_that_does_not_answer_is_named() {
        change(spec -> spec.with("azureDevOps", azureDevOps(spec).with("organizationUrl", "http://127.0.0.1:9/acme")));

        Examined examined = scene.examine("--pool", "linux");

        assertThat(examined.with("fail")).containsExactly("sign_in");
        assertThat(examined.said("sign_in")).contains("127.0.0.1 did not answer", "firewall");
    }

    @Test
    void a_spec_with_mistakes_is_a_failure_that_names_the_first() {
        change(spec -> spec.without("cluster"));

        Examined examined = scene.examine("--pool", "linux");

        assertThat(examined.with("fail")).containsExactly("spec");
        assertThat(examined.said("spec")).contains("1 mistake(s)", "cluster");
    }

    @Test
    void with_several_pools_one_has_to_be_named() {
        assertThat(scene.examine().said("spec")).contains("it has heavy, linux", "--pool");
        assertThat(scene.examine("--pool", "windows").said("spec")).contains("no such pool");
    }

    @Test
    void a_spec_may_come_from_a_file() throws IOException {
        Path file = Files.writeString(directory.resolve("pool.json"), """
                {"name": "fresh", "spec": {
                  "azureDevOps": {"organizationUrl": "%s", "pool": "Linux", "credential": "file:%s"},
                  "cluster": "agents", "limits": {"maxAgents": 5}, "paused": false,
                  "network": {"subnets": ["subnet-a"]},
                  "templates": [{"name": "small", "image": "registry.example/agent:1", "cpu": 1024, "memory": 2048,
                    "taskRole": "arn:aws:iam::111122223333:role/agent",
                    "executionRole": "arn:aws:iam::111122223333:role/execution"}]}}
                """.formatted(
                        scene.clouds().endpoints().organisation(),
                        scene.clouds().endpoints().adoCredential()));

        Examined examined = scene.examine("--spec", file.toString());

        assertThat(examined.with("fail")).isEmpty();
        assertThat(examined.said("spec")).contains("Pool 'fresh'");
        assertThat(scene.examine("--spec", directory.resolve("none.json").toString())
                        .said("spec"))
                .contains("cannot be read");
    }

    @Test
    void nothing_secret_is_printed_even_if_a_service_quotes_it() throws IOException {
        String token = Files.readString(scene.clouds().endpoints().adoCredential(), StandardCharsets.UTF_8);
        String encoded = Base64.getEncoder().encodeToString((":" + token).getBytes(StandardCharsets.UTF_8));
        scene.spoil((server, request, real) -> {
            String shown = request.header("Authorization").orElse("");
            return server.equals("ado") && request.path().contains("/sessions")
                    ? Spoil.json(400, "{\"message\":\"Bad: " + shown + " not " + token + " or " + encoded + "\"}")
                    : real.get();
        });

        Examined json = scene.examine("--pool", "linux", "--write");
        Examined table =
                scene.run(Collections.emptyMap(), InstantSource.system(), List.of("--pool", "linux", "--write"));

        assertThat(json.said("agent_session")).contains("[hidden]");
        assertThat(json.out() + json.err() + table.out() + table.err())
                .doesNotContain(token)
                .doesNotContain(encoded)
                .doesNotContain("listener-")
                .doesNotContain("eyJ");
    }

    @Test
    void what_cannot_be_understood_is_answered_with_the_usage() {
        for (List<String> words :
                List.of(List.of("--pol", "linux"), List.of("--pool"), List.of("--pool", "a", "--spec", "b.json"))) {
            Examined examined = scene.run(Collections.emptyMap(), InstantSource.system(), words);
            assertThat(examined.exitCode()).isEqualTo(2);
            assertThat(examined.err()).contains("usage: muster doctor");
        }
        assertThat(scene.run(Collections.emptyMap(), InstantSource.system(), List.of("--help"))
                        .out())
                .contains("usage: muster doctor");
    }

    @Test
    void a_configuration_that_cannot_be_used_is_no_finding() {
        Map<String, Object> wrong = new LinkedHashMap<>();
        wrong.put("muster.poll-interval", "1ms");

        assertThat(scene.examine(wrong, InstantSource.system()).exitCode()).isEqualTo(2);
    }

    private static InstantSource ahead(Duration by) {
        return () -> Instant.now().plus(by);
    }

    /** The first template changed so, and no other. */
    private static void template(UnaryOperator<SpecTree.Mapping> edit) {
        change(spec -> {
            SpecTree.Sequence templates =
                    (SpecTree.Sequence) Objects.requireNonNull(spec.fields().get("templates"));
            SpecTree.Mapping first = (SpecTree.Mapping) templates.elements().getFirst();
            return spec.with("templates", SpecTree.sequence(edit.apply(first)));
        });
    }

    private static void change(UnaryOperator<SpecTree.Mapping> how) {
        PoolItem pool = scene.healthyPool();
        scene.clouds()
                .pools()
                .put(new PoolItem(pool.name(), how.apply((SpecTree.Mapping) pool.spec()), null, null, null));
    }

    private static SpecTree.Mapping azureDevOps(SpecTree.Mapping spec) {
        return (SpecTree.Mapping) Objects.requireNonNull(spec.fields().get("azureDevOps"));
    }
}
