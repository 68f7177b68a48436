package dev.muster.harness.wire;

import static dev.muster.harness.local.ExamplePools.LINUX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.harness.entrypoint.Node;
import dev.muster.harness.entrypoint.NodeContainer;
import dev.muster.harness.entrypoint.NodeFleet;
import dev.muster.simulator.agents.WireFleet;
import dev.muster.simulator.truth.JobHistory;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Jobs are served by agents whose entrypoint is the real one, run by a real Node.js as a process of its own, against the
 * controller as it ships; the listener that stands in for the real one has nothing but the files that the entrypoint wrote.
 */
class NodeAgentsTest {
    private static final String SECRET = "DEPLOY_TOKEN";
    private static final String SECRET_ARN = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:deploy/token-Zq7XwT";

    private static final Recording recording = new Recording();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path home;

    @SuppressWarnings("NullAway.Init")
    private static WireRun run;

    @SuppressWarnings("NullAway.Init")
    private static NodeFleet fleet;

    @BeforeAll
    static void start() {
        Node.require();
        run = WireRun.clouds(WireRun.brisk().heardBy(recording));
        fleet = new NodeFleet(
                home, run.clouds().endpoints().credentials(), run.clouds().ecs()::exited, variables -> {});
        run.clouds().ecs().hostedBy(fleet);
        run.table()
                .edit(
                        LINUX,
                        "SET spec.templates[0].secrets = :secrets",
                        Collections.singletonMap(
                                ":secrets",
                                AttributeValue.fromM(
                                        Collections.singletonMap(SECRET, AttributeValue.fromS(SECRET_ARN)))));
        run.startController();
    }

    @AfterAll
    static void stop() {
        if (run != null) {
            fleet.close();
            run.close();
        }
    }

    @Test
    void a_job_is_served_and_nothing_secret_leaves_the_container() {
        run.awaitServed(run.queueJob(LINUX, Duration.ofMillis(300), "java -equals 25"));
        run.awaitServed(run.queueJob(LINUX, Duration.ofMillis(300), "java"));

        Needle secret = Needle.ofText("the template's secret", WireFleet.secretValue(SECRET));
        assertThat(recording.placesOf(secret)).isEmpty();
        assertThat(recording.placesOf(Needle.ofText("the secret's name", SECRET)))
                .as("told to hide it, the listener does not even name it")
                .noneMatch(place -> place.contains("/sessions"));
        List<NodeContainer> agents = fleet.containers().stream()
                .filter(container -> container.printed().contains("is registered; the listener 4.255.0 begins"))
                .toList();
        assertThat(agents).hasSizeGreaterThanOrEqualTo(2);
        for (NodeContainer container : agents) {
            Recording printed = new Recording();
            printed.note("printed", container.printed());
            JsonNode key = JsonMapper.shared().readTree(container.file(".credentials_rsaparams"));
            for (String part : Arrays.asList("d", "p", "q", "dp", "dq", "inverseQ")) {
                Needle needle = part(part, key);
                assertThat(recording.placesOf(needle)).as(part).isEmpty();
                assertThat(printed.placesOf(needle)).as(part).isEmpty();
            }
            assertThat(printed.placesOf(secret)).isEmpty();
        }
        assertThat(recording.placesOf(part(
                        "modulus",
                        JsonMapper.shared().readTree(agents.getFirst().file(".credentials_rsaparams")))))
                .as("the search finds what is sent")
                .contains("controller POST /bootstrap/v1/agents request");
    }

    @Test
    void a_job_whose_worker_runs_out_of_memory_is_told_with_that_reason() {
        long job = run.queueJob(LINUX, Duration.ofMinutes(10), "java");
        NodeContainer container = Await.found(
                "the job runs",
                () -> fleet.containers().stream().filter(NodeContainer::works).findFirst());

        container.runOutOfMemory();

        Await.until("the kernel's kill is told", () -> container.printed().contains("needs more memory"));
        Await.until(
                "ECS shows the exit code of an out-of-memory kill",
                () -> recording.placesOf(Needle.ofText("the exit code", "\"exitCode\":76")).stream()
                        .anyMatch(place -> place.startsWith("sqs ReceiveMessage") || place.startsWith("ecs Describe")));
        Await.until(
                "its agent is lost for that reason",
                () -> Stream.of(run.api().get("/api/v1/pools/linux/jobs/" + job))
                        .anyMatch(answer -> answer.body().toString().contains("out of memory")));
        assertThat(run.job(job).end()).isNotEqualTo(JobHistory.End.SERVED);
    }

    private static Needle part(String name, JsonNode key) {
        byte[] bytes = Base64.getDecoder().decode(key.path(name).asString());
        return Needle.ofInteger(name, new BigInteger(1, bytes));
    }
}
