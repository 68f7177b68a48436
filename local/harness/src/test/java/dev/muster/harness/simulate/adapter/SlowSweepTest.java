package dev.muster.harness.simulate.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.ecs.BucketPace;
import dev.muster.controller.ecs.EcsTasks;
import dev.muster.controller.loop.EcsBudget;
import dev.muster.controller.loop.EcsLimits;
import dev.muster.harness.simulate.runtime.Scheduler;
import dev.muster.harness.simulate.runtime.SimulatedRuntime;
import dev.muster.harness.simulate.runtime.Trace;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.Outcome;
import dev.muster.simulator.world.World;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sweeps of an ECS that answers slowly, under a virtual clock. */
class SlowSweepTest {
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);
    private static final Duration QUICK = Duration.ofMillis(100);

    private final Scheduler scheduler = new Scheduler(World.virtual(1, START), Trace.hashed());
    private final SimulatedRuntime runtime = new SimulatedRuntime(scheduler, "a1");
    private final List<Outcome<List<TaskSeen>>> outcomes = new ArrayList<>();
    private Duration took = Duration.ZERO;

    @AfterEach
    void end() {
        scheduler.close();
    }

    @Test
    void ten_thousand_tasks_are_swept_within_twenty_seconds_although_each_reading_of_a_hundred_takes_half_a_second() {
        SlowEcs ecs = new SlowEcs(runtime, 10_000, QUICK, HALF_A_SECOND);

        sweep(ecs);

        assertThat(seen()).hasSize(10_000);
        assertThat(took).isLessThan(Duration.ofSeconds(20));
        assertThat(ecs.mostDescribing).isEqualTo(4);
    }

    @Test
    void where_lists_take_as_long_they_set_the_pace_for_each_page_names_the_next() {
        SlowEcs ecs = new SlowEcs(runtime, 3_800, HALF_A_SECOND, HALF_A_SECOND);

        sweep(ecs);

        assertThat(seen()).hasSize(3_800);
        assertThat(took).isLessThan(Duration.ofSeconds(20 + 1));
    }

    @Test
    void calls_side_by_side_keep_to_the_bucket_together() {
        SlowEcs ecs = new SlowEcs(runtime, 30_000, Duration.ofMillis(1), Duration.ofMillis(1));

        sweep(ecs);

        assertThat(seen()).hasSize(30_000);
        assertThat(took).isGreaterThan(Duration.ofSeconds((601 - 100) / 20 - 1));
        for (int i = 100; i + 20 < ecs.calls.size(); i++) {
            assertThat(ecs.calls.get(i + 20) - ecs.calls.get(i))
                    .as("20 calls after call %d", i)
                    .isGreaterThan(0.9);
        }
    }

    @Test
    void a_reading_that_fails_fails_the_sweep_and_leaves_none_under_way() {
        SlowEcs ecs = new SlowEcs(runtime, 10_000, QUICK, HALF_A_SECOND);
        ecs.failing = 7;

        sweep(ecs);

        assertThat(outcomes).singleElement().isInstanceOf(Outcome.Failed.class);
        assertThat(ecs.describing).isZero();
        assertThat(took).isLessThan(Duration.ofSeconds(5));
    }

    private List<TaskSeen> seen() {
        assertThat(outcomes).singleElement().isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<List<TaskSeen>>) outcomes.getFirst()).value();
    }

    private void sweep(SlowEcs ecs) {
        BucketPace pace = new BucketPace(runtime, new EcsBudget(EcsLimits.FARGATE, START).reads());
        EcsTasks tasks = new EcsTasks(ecs, URI.create("https://muster.example/bootstrap"), pace, runtime::now, 10);
        runtime.spawn("sweep", () -> {
            outcomes.add(tasks.sweep("ci", new InstallationId("abcd1234")));
            took = Duration.between(START, runtime.now());
        });
        scheduler.runUntil(START.plus(Duration.ofMinutes(5)));
        scheduler.rethrow();
    }
}
