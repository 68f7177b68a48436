package dev.muster.harness.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole of it: real DynamoDB and SQS engines, everything over HTTP, the controller as it ships. */
class DemoTest {
    @Test
    @Timeout(240)
    void ten_jobs_are_served_by_ten_agents_and_nothing_is_left() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();

        int exitCode = Demo.run(
                DemoOptions.parse(Arrays.asList("--jobs 10 --rate 4/s --seed 3 --exit --port 0".split(" ")))
                        .orElseThrow(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(terminal, true, StandardCharsets.UTF_8));

        String told = terminal.toString(StandardCharsets.UTF_8);
        JsonNode report = JsonMapper.shared()
                .readTree(out.toString(StandardCharsets.UTF_8).lines().toList().getLast());
        assertThat(exitCode).as(told).isZero();
        assertThat(report.propertyNames())
                .containsExactly(
                        "jobs",
                        "served",
                        "failed",
                        "launched",
                        "stolen",
                        "duplicates",
                        "busyKills",
                        "tasksLeft",
                        "registrationsLeft",
                        "queueToLaunchMsP50",
                        "queueToLaunchMsP99",
                        "queueToStartMsP50",
                        "lastLaunchAfterMs",
                        "limitMs",
                        "runTaskCalls",
                        "launchesPerSecond",
                        "storeWritesPerJob",
                        "elapsedMs");
        assertThat(report.path("jobs").asInt()).isEqualTo(10);
        assertThat(report.path("served").asInt()).isEqualTo(10);
        // Each image is probed once; a probe serves a job if there is one for it.
        assertThat(report.path("launched").asInt()).isBetween(10, 10 + IMAGES);
        assertThat(report.path("queueToStartMsP50").asLong()).isPositive();
        // Each agent is claimed, launched, given a key, cordoned and ended, so fewer would mean that the tap is deaf.
        assertThat(report.path("storeWritesPerJob").asDouble())
                .isBetween(4.0, 10.0 + (FIXED_WRITES + IMAGES * WRITES_PER_PROBE) / 10.0);
        assertThat(told)
                .contains("http://127.0.0.1:")
                .contains("aws dynamodb update-item")
                .contains("served   10");
    }

    /** Installation, uids, fences, specs and status are written once a run, however few its jobs. */
    private static final double FIXED_WRITES = 20;

    /** Those of the three templates of the example pools. */
    private static final int IMAGES = 3;

    /** An agent's, and the one that keeps what it has shown. */
    private static final int WRITES_PER_PROBE = 11;
}
