package dev.muster.harness.wire;

import static dev.muster.harness.local.ExamplePools.LINUX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.truth.TaskHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;

class SpecEditedByHandTest {
    private static final Duration IN_FORCE_WITHIN = Duration.ofSeconds(15);
    private static final int JOBS = 8;
    private static final Duration JOB = Duration.ofMillis(1_500);

    private static WireRun run;

    @BeforeAll
    static void start() {
        run = WireRun.start(WireRun.brisk());
    }

    @AfterAll
    static void stop() {
        run.close();
    }

    @Test
    void a_lower_limit_holds_within_fifteen_seconds_and_a_higher_one_lets_the_rest_go() {
        int done = served();
        queueJobs();
        run.table().setMaxAgents(LINUX, 6);
        Await.until("jobs flow", () -> served() >= done + 2);

        run.table().setMaxAgents(LINUX, 2);
        Await.until(
                "the new limit is in force",
                IN_FORCE_WITHIN,
                () -> maxAgentsOfTheApi() == 2 && live(Instant.now()) <= 2);
        Instant inForce = Instant.now();
        queueJobs();
        int before = served();
        Await.until("jobs are served under the new limit", () -> served() >= before + 3);

        assertThat(mostLiveSince(inForce)).as("live tasks under a limit of 2").isLessThanOrEqualTo(2);
        assertThat(served())
                .as("jobs still wait, so that nothing but the limit held them")
                .isLessThan(done + 2 * JOBS);

        run.table().setMaxAgents(LINUX, 12);
        run.awaitAllServedAndNothingLeft();
        assertThat(mostLiveSince(inForce))
                .as("live tasks after the limit was raised")
                .isGreaterThan(2);
    }

    @Test
    void an_edit_with_four_mistakes_changes_nothing_and_names_them_all_until_it_is_repaired() {
        run.table().setMaxAgents(LINUX, 7);
        Await.until("a good spec is in force", () -> maxAgentsOfTheApi() == 7);
        String image = run.api().pool(LINUX).at("/spec/templates/0/image").asString();

        Map<String, AttributeValue> mistakes = new LinkedHashMap<>();
        mistakes.put(":unknown", AttributeValue.fromN("5"));
        mistakes.put(":negative", AttributeValue.fromN("-3"));
        mistakes.put(":wrongType", AttributeValue.fromS("subnet-a"));
        run.table()
                .edit(
                        LINUX,
                        "SET spec.limits.maxAgnets = :unknown, spec.limits.maxAgents = :negative,"
                                + " spec.network.subnets = :wrongType REMOVE spec.templates[0].image",
                        mistakes);

        Await.until("SpecValid is False", () -> specValid().equals("False"));
        String message = run.api()
                .condition(LINUX, "SpecValid")
                .orElseThrow()
                .path("message")
                .asString();
        assertThat(message)
                .contains("limits.maxAgnets", "limits.maxAgents", "network.subnets", "templates[0].image")
                .as("one sentence for each")
                .contains("is not a field", "did you mean maxAgents?", "0 to 5000", "a list", "is missing");
        JsonNode inForce = run.api().pool(LINUX).path("spec");
        assertThat(inForce.at("/limits/maxAgents").asInt()).isEqualTo(7);
        assertThat(inForce.at("/templates/0/image").asString()).isEqualTo(image);
        run.awaitServed(run.queueJob(LINUX, JOB, "java"));
        assertThat(specValid()).isEqualTo("False");

        Map<String, AttributeValue> repairs = new LinkedHashMap<>();
        repairs.put(":most", AttributeValue.fromN("8"));
        repairs.put(":subnets", AttributeValue.fromL(List.of(AttributeValue.fromS("subnet-a"))));
        repairs.put(":image", AttributeValue.fromS(image));
        run.table()
                .edit(
                        LINUX,
                        "SET spec.limits.maxAgents = :most, spec.network.subnets = :subnets,"
                                + " spec.templates[0].image = :image REMOVE spec.limits.maxAgnets",
                        repairs);

        Await.until("SpecValid is True again", () -> specValid().equals("True"));
        assertThat(maxAgentsOfTheApi()).isEqualTo(8);
        run.awaitAllServedAndNothingLeft();
    }

    private static void queueJobs() {
        for (int i = 0; i < JOBS; i++) {
            run.queueJob(LINUX, JOB, i % 2 == 0 ? "java" : "node");
        }
    }

    private static int served() {
        return run.clouds().truth().report().served();
    }

    private static String specValid() {
        return run.api()
                .condition(LINUX, "SpecValid")
                .map(condition -> condition.path("status").asString())
                .orElse("");
    }

    private static int maxAgentsOfTheApi() {
        return run.api().pool(LINUX).at("/spec/limits/maxAgents").asInt();
    }

    /** The highest number of tasks alive at once, found where it can only rise: at a start. */
    private static long mostLiveSince(Instant since) {
        return run.clouds().truth().tasks().stream()
                .map(TaskHistory::startedAt)
                .filter(start -> start.isAfter(since))
                .mapToLong(SpecEditedByHandTest::live)
                .reduce(live(since), Math::max);
    }

    private static long live(Instant at) {
        return run.clouds().truth().tasks().stream()
                .filter(task -> !task.startedAt().isAfter(at))
                .filter(task -> task.stoppedAt() == null || task.stoppedAt().isAfter(at))
                .count();
    }
}
