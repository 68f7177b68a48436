package dev.muster.harness.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.plan.JobSituation;
import dev.muster.model.plan.Plan;
import dev.muster.model.plan.Planner;
import dev.muster.model.plan.Snapshot;
import dev.muster.model.plan.WaitReason;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BenchCommandTest {
    static final List<Shape> ALL_SHAPES = List.of(
            Shape.FULL,
            Shape.TENTH,
            Shape.TENTH_SAME_SETS,
            Shape.HARD.getFirst(),
            Shape.HARD.get(1),
            Shape.HARD.getLast());

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

    @Test
    void its_last_line_is_one_object_with_the_times_of_every_pool() {
        run("--plans", "2", "--warm-up", "1", "--shrink", "200");

        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        JsonNode report = JsonMapper.shared().readTree(lines.getLast());

        assertThat(report.get("shrunk").asInt()).isEqualTo(200);
        assertThat(report.get("ratio").asDouble()).isPositive();
        assertThat(report.get("pools").propertyNames())
                .containsExactlyElementsOf(ALL_SHAPES.stream().map(Shape::name).toList());
        assertThat(report.get("events").get("messages").asInt()).isGreaterThanOrEqualTo(50);
        assertThat(report.get("events").get("perSecond").asDouble()).isPositive();
        assertThat(report.get("pools").get("full").get("plans").asInt()).isEqualTo(2);
        assertThat(report.get("pools").get("full").get("medianMs").asDouble()).isPositive();
    }

    @Test
    void an_option_that_it_does_not_know_is_explained() {
        assertThat(run("--fast")).isEqualTo(2);
        assertThat(progress.toString(StandardCharsets.UTF_8)).contains("unknown option --fast", "usage: muster bench");
    }

    @ParameterizedTest
    @FieldSource("ALL_SHAPES")
    void a_drawn_pool_has_the_size_it_says_and_is_drawn_the_same_again(Shape shape) {
        Shape small = shape.shrunk(20);

        Snapshot snapshot = DrawnPool.of(small, 7);
        Plan plan = Planner.plan(snapshot);

        assertThat(snapshot.agents()).hasSize(small.agents());
        assertThat(snapshot.jobs().value()).hasSizeGreaterThanOrEqualTo(small.jobs());
        assertThat(snapshot.jobs().value().stream()
                        .filter(job -> job.reservedAgent() == null)
                        .map(job -> job.demands())
                        .distinct())
                .hasSize(small.demandSets());
        assertThat(Planner.plan(DrawnPool.of(small, 7))).isEqualTo(plan);
    }

    @Test
    void the_promised_pool_holds_jobs_in_every_ordinary_situation() {
        Plan plan = Planner.plan(DrawnPool.of(Shape.FULL.shrunk(10), 3));

        assertThat(plan.jobs().values().stream()
                        .flatMap(BenchCommandTest::reason)
                        .map(reason -> reason.getClass().getSimpleName())
                        .distinct())
                .contains("AgentReady", "AgentComing", "Launching", "AtMaxAgents", "NoTemplate")
                .contains("TemplateLacks", "StaleDemand", "TemplateHeld");
    }

    private static Stream<WaitReason> reason(JobSituation situation) {
        return situation instanceof JobSituation.Waiting waiting ? Stream.of(waiting.reason()) : Stream.empty();
    }

    private int run(String... arguments) {
        return BenchCommand.run(print(out), print(progress), arguments);
    }

    private static PrintStream print(ByteArrayOutputStream into) {
        return new PrintStream(into, true, StandardCharsets.UTF_8);
    }
}
