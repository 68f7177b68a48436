package dev.muster.harness.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.snapshot.SnapshotJson;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.demand.Capabilities;
import dev.muster.model.demand.Demands;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.Seen;
import dev.muster.model.plan.Plan;
import dev.muster.model.plan.Planner;
import dev.muster.model.plan.PlannerSettings;
import dev.muster.model.plan.Snapshot;
import dev.muster.model.pool.PoolSpec;
import dev.muster.model.pool.SpecReader;
import dev.muster.model.pool.SpecReading;
import dev.muster.simulator.world.RandomStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotReplayTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final TestedPools.TestedPool POOL =
            TestedPools.draw(RandomStream.named(1, "pools")).getFirst();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    @Test
    void the_plan_is_made_again_and_told_with_every_reason() throws Exception {
        Snapshot snapshot = snapshot(job(41, "java"), job(42, "quantum"));

        assertThat(run("--snapshot", dump(snapshot, Planner.plan(snapshot)))).isZero();

        assertThat(told(out).lines())
                .contains(
                        "pool alpha, decided at 2026-11-21T12:00:00Z by build of the test",
                        "  41  Agent alpha_41_1 of template java is being launched for it.",
                        "The plan is the recorded one.")
                .anyMatch(line -> line.startsWith("  Launch[agent=alpha_41_1, template=java, "))
                .anyMatch(line -> line.startsWith("  42  No template offers what it demands"));
        assertThat(told(out).lines().toList().getLast())
                .startsWith("{\"pool\":\"alpha\",\"jobs\":2,")
                .endsWith("\"equal\":true,\"violations\":0}");
    }

    @Test
    void a_plan_that_is_not_the_recorded_one_is_shown_place_by_place() throws Exception {
        Snapshot snapshot = snapshot(job(41, "java"), job(42));
        Plan recorded = Planner.plan(snapshot(job(41, "java")));

        assertThat(run("--snapshot", dump(snapshot, recorded))).isEqualTo(1);

        assertThat(told(out))
                .contains(
                        "The plan is not the recorded one:", "  /jobs/42: recorded nothing, now {", "\"equal\":false");
    }

    @Test
    void a_plan_that_breaks_a_promise_fails_even_if_it_is_the_recorded_one() throws Exception {
        List<RegistrationSeen> twins = IntStream.range(0, 40)
                .mapToObj(i -> registration(7 + i / 2, i % 2 == 0 ? null : "somebody"))
                .toList();
        Snapshot snapshot = snapshot(job(41)).withRegistrations(new Seen<>(twins, NOW.minusSeconds(2)));

        assertThat(run("--snapshot", dump(snapshot, Planner.plan(snapshot)))).isEqualTo(1);

        assertThat(told(out)).contains("The plan is the recorded one.", "S14 is broken: ");
    }

    @Test
    void what_is_no_snapshot_is_explained() throws Exception {
        Path file = Files.writeString(directory.resolve("not.json"), "{}");

        assertThat(run("--snapshot", file.toString())).isEqualTo(2);
        assertThat(run("--snapshot", directory.resolve("none.json").toString())).isEqualTo(2);
        assertThat(run("--snapshot")).isEqualTo(2);
        assertThat(run("--snapshot", file.toString(), "--seeds", "1")).isEqualTo(2);

        assertThat(out.size()).isZero();
        assertThat(told(err).lines().filter(line -> line.startsWith("muster simulate: ")))
                .hasSize(4);
    }

    private String dump(Snapshot snapshot, Plan plan) throws IOException {
        return Files.writeString(directory.resolve("snapshot.json"), SnapshotJson.write("of the test", snapshot, plan))
                .toString();
    }

    private int run(String... arguments) throws InterruptedException {
        return SimulateCommand.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
    }

    private static String told(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }

    private static Snapshot snapshot(JobRequest... jobs) {
        PoolSpec spec = switch (SpecReader.read(POOL.item().spec())) {
            case SpecReading.Valid valid -> valid.spec();
            case SpecReading.Invalid invalid -> throw new AssertionError(invalid);
        };
        return new Snapshot(
                NOW,
                POOL.name(),
                new InstallationId("installation1"),
                spec,
                PlannerSettings.DEFAULT,
                new Seen<>(List.of(jobs), NOW.minusSeconds(1)),
                new Seen<>(List.of(), NOW.minusSeconds(2)),
                List.of(),
                Collections.emptyMap(),
                List.of(),
                List.of(),
                List.of());
    }

    private static RegistrationSeen registration(int id, @Nullable String installation) {
        return new RegistrationSeen(id, "agent", true, true, Capabilities.none(), installation, false, null, null);
    }

    private static JobRequest job(long id, String... demands) {
        return new JobRequest(
                new RequestId(id),
                NOW.minusSeconds(60),
                Demands.parse(List.of(demands)),
                JobRequest.State.QUEUED,
                null,
                "Build",
                "job",
                "pipeline",
                null,
                null,
                null,
                null);
    }
}
