package dev.muster.harness.wire;

import static dev.muster.harness.local.ExamplePools.HEAVY;
import static dev.muster.harness.local.ExamplePools.LINUX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.harness.local.LocalClouds;
import dev.muster.harness.local.LocalSettings;
import dev.muster.simulator.ado.AgentRegistration;
import dev.muster.simulator.ado.Capabilities;
import dev.muster.simulator.ado.JobScript;
import dev.muster.simulator.ado.RegistrationCall;
import dev.muster.simulator.truth.TruthReport;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Tasks of a pipeline demand tools that nobody declared; with a pool at zero only a placeholder can show them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AutomaticDemandsTest {
    private static final Duration JOB = Duration.ofMillis(500);

    /** What the image holds, and what somebody put into its environment. */
    private static final String NEVER_KEPT = "hunter2-in-the-image";

    private static WireRun run;

    @BeforeAll
    static void start() {
        Map<String, String> tools = new TreeMap<>();
        tools.put("maven", "/opt/maven/bin/mvn");
        tools.put("BUILD_PASSWORD", NEVER_KEPT);
        LocalSettings brisk = WireRun.brisk();
        run = WireRun.clouds(
                brisk.withAgents(brisk.agents().withImages("registry.example/agents/java", Capabilities.of(tools))));
        run.probeNewImages(true);
        run.startController();
    }

    @AfterAll
    static void stop() {
        run.close();
    }

    @Test
    @Order(1)
    void a_job_whose_tasks_demand_more_than_is_declared_is_accepted_at_zero_after_the_probe() {
        Await.until("each image was probed, and nothing is left", () -> {
            TruthReport now = run.clouds().truth().report();
            return now.launched() == 3 && now.tasksLeft() == 0 && now.registrationsLeft() == 0 && accepts(mavenJob());
        });

        long job =
                run.clouds().organisation().jobs().queueJob(run.adoPool(LINUX).id(), mavenJob());

        run.awaitServed(job);
        run.awaitAllServedAndNothingLeft();
        TruthReport end = run.clouds().truth().report();
        assertThat(end.standby())
                .as("agents launched for the sake of three images")
                .isEqualTo(3);
        assertThat(end.launched()).isEqualTo(4);
    }

    @Test
    @Order(2)
    void what_was_learned_survives_a_restart_without_another_probe() {
        run.stopController();
        placeholders(LINUX)
                .forEach(placeholder -> run.clouds()
                        .organisation()
                        .registrations()
                        .delete(run.adoPool(LINUX).id(), placeholder.id()));
        assertThat(accepts(mavenJob())).isFalse();

        run.startController();
        Await.until("the placeholders show it again", () -> accepts(mavenJob()));
        long job =
                run.clouds().organisation().jobs().queueJob(run.adoPool(LINUX).id(), mavenJob());

        run.awaitServed(job);
        run.awaitAllServedAndNothingLeft();
        assertThat(run.clouds().truth().report().standby()).isEqualTo(3);
    }

    @Test
    @Order(3)
    void a_job_that_demands_a_newer_agent_than_the_image_has_waits_and_both_versions_are_told() {
        long job = run.queueJob(LINUX, JOB, "java", "Agent.Version -gtVersion 4.300.0");

        Await.until(
                "the condition tells it",
                () -> run.api()
                        .condition(LINUX, "AgentVersion")
                        .filter(condition ->
                                condition.path("status").asString("").equals("False"))
                        .filter(condition ->
                                condition.path("message").asString("").contains("4.300.0"))
                        .filter(condition ->
                                condition.path("message").asString("").contains("4.255.0"))
                        .isPresent());
        run.clouds().organisation().jobs().cancelJob(job);
    }

    @Test
    @Order(4)
    void no_value_of_the_images_environment_is_kept_or_shown() {
        List<AgentRegistration> placeholders = placeholders(LINUX);

        assertThat(placeholders)
                .extracting(placeholder -> placeholder.systemCapabilities().values())
                .anySatisfy(values -> assertThat(values).containsEntry("BUILD_PASSWORD", "learned"));
        assertThat(placeholders.toString()).doesNotContain(NEVER_KEPT);
        assertThat(run.table().items(LocalClouds.TABLES.state()).toString())
                .contains("BUILD_PASSWORD")
                .doesNotContain(NEVER_KEPT, "/opt/maven");
    }

    @Test
    @Order(5)
    void a_pool_that_another_installation_serves_is_left_alone_and_a_condition_says_so() {
        int launched = run.clouds().truth().report().launched();
        int before = placeholders(HEAVY).size();
        addPlaceholderOf("another-installation", "muster-placeholder_theirs_large_1");

        awaitNotOwned("OtherInstallation", "another-installation");
        long job = run.queueJob(HEAVY, JOB, "heavy");
        Await.until("the job is seen", () -> run.api().pool(HEAVY).toString().contains("PoolOfOthers"));

        assertThat(run.clouds().truth().report().launched()).isEqualTo(launched);
        assertThat(placeholders(HEAVY)).hasSize(before + 1);
        run.clouds().organisation().jobs().cancelJob(job);
    }

    private static void awaitNotOwned(String reason, String named) {
        Await.until(
                "the condition says that the pool is not ours",
                () -> run.api()
                        .condition(HEAVY, "PoolOwned")
                        .filter(condition ->
                                condition.path("reason").asString("").equals(reason))
                        .filter(condition ->
                                condition.path("message").asString("").contains(named))
                        .isPresent());
    }

    private static void addPlaceholderOf(String installation, String name) {
        Map<String, String> marks = new TreeMap<>();
        marks.put("Muster.Installation", installation);
        marks.put("Muster.Placeholder", "large");
        run.clouds()
                .organisation()
                .registrations()
                .register(
                        run.adoPool(HEAVY).id(),
                        new RegistrationCall(
                                name,
                                "99.999.9",
                                "Muster placeholder",
                                false,
                                Capabilities.of(Collections.singletonMap("heavy", "true")),
                                Capabilities.of(marks),
                                null));
    }

    private static JobScript mavenJob() {
        return JobScript.build(JOB, "java").withTasksThatDemand("maven");
    }

    private static boolean accepts(JobScript script) {
        return run.clouds().organisation().jobs().wouldAccept(run.adoPool(LINUX).id(), script);
    }

    private static List<AgentRegistration> placeholders(String pool) {
        return run
                .clouds()
                .organisation()
                .registrations()
                .list(run.adoPool(pool).id())
                .stream()
                .filter(agent -> agent.authorization() == null)
                .toList();
    }
}
