package dev.muster.harness.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SimulateCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void the_last_line_is_one_json_object_that_counts_what_happened() throws InterruptedException {
        assertThat(run("--seeds", "20", "--from", "61")).isZero();

        JsonNode report = lastLine();
        assertThat(report.path("runs").asInt()).isEqualTo(20);
        assertThat(report.path("violations").asInt(-1)).isZero();
        assertThat(report.path("steps").asLong()).isGreaterThan(20_000);
        assertThat(report.path("traceHash").asString()).hasSize(64);
        assertThat(report.path("elapsedMs").asLong()).isPositive();
        assertThat(report.path("faults").propertyNames())
                .contains("F3", "F10", "F11", "F18", "F59", "F61", "F76", "F77", "F78", "F79");
    }

    @Test
    void the_same_seeds_leave_the_same_traces() throws InterruptedException {
        run("--seeds", "6", "--from", "40");
        String once = lastLine().path("traceHash").asString();
        run("--seeds", "6", "--from", "40");
        String again = lastLine().path("traceHash").asString();
        run("--seeds", "6", "--from", "41");

        assertThat(again).isEqualTo(once);
        assertThat(lastLine().path("traceHash").asString()).isNotEqualTo(once);
    }

    @Test
    void a_single_run_can_be_traced() throws InterruptedException {
        assertThat(run("--seeds", "1", "--from", "3", "--trace")).isZero();

        assertThat(err.toString(StandardCharsets.UTF_8).lines().count())
                .isGreaterThanOrEqualTo(lastLine().path("steps").asLong());
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("RUN_TASK", "is given to", "run heals");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--seeds",
                "--seeds 0",
                "--seeds many",
                "--from -1",
                "--replay",
                "--profile",
                "--profile none",
                "--trace",
                "--fast",
                "12"
            })
    void a_wrong_command_line_is_explained(String arguments) throws InterruptedException {
        assertThat(run(arguments.split(" ", -1))).isEqualTo(2);

        assertThat(out.size()).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("muster simulate: ")
                .contains("usage:");
    }

    private int run(String... arguments) throws InterruptedException {
        return SimulateCommand.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
    }

    private JsonNode lastLine() {
        return new JsonMapper()
                .readTree(out.toString(StandardCharsets.UTF_8).lines().toList().getLast());
    }
}
