package dev.muster.harness.simulate.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.harness.simulate.check.Invariants;
import dev.muster.harness.simulate.fault.CallKind;
import dev.muster.harness.simulate.fault.Faults;
import dev.muster.harness.simulate.runtime.Scheduler;
import dev.muster.harness.simulate.runtime.SimulatedRuntime;
import dev.muster.harness.simulate.runtime.Trace;
import dev.muster.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two processes with several workers each, which get between the calls of one another. */
class ReplayTest {
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    @Test
    void a_seed_replays_exactly_and_another_seed_does_not() {
        String once = run(11, 300);

        assertThat(run(11, 300)).isEqualTo(once);
        assertThat(run(12, 300)).isNotEqualTo(once);
    }

    @Test
    void two_processes_get_between_the_calls_of_one_another() {
        List<String> lines = new ArrayList<>();
        run(11, 50, new Trace(lines::add));

        List<String> owners =
                lines.stream().map(line -> line.split("[ /]", -1)[1]).toList();
        int changes = 0;
        for (int i = 1; i < owners.size(); i++) {
            changes += owners.get(i).equals(owners.get(i - 1)) ? 0 : 1;
        }
        assertThat(changes).isGreaterThan(owners.size() / 10);
    }

    @Test
    void port_calls_are_cheap_enough_for_thousands_of_runs() {
        run(1, 4000);
        var calls = 2 * 4 * 20_000;
        var before = System.nanoTime();
        run(2, 20_000);
        var perSecond = calls * 1e9 / (System.nanoTime() - before);

        System.out.printf("simulated port calls per second: %,.0f%n", perSecond);
        // A tenth of what an idle machine does, so that a busy one does not fail the build.
        assertThat(perSecond).isGreaterThan(5_000);
    }

    private static String run(long seed, int calls) {
        var trace = Trace.hashed();
        run(seed, calls, trace);
        return trace.hash();
    }

    private static void run(long seed, int calls, Trace trace) {
        var scheduler = new Scheduler(World.virtual(seed, START), trace);
        for (String name : List.of("a", "b")) {
            var process = new SimulatedRuntime(scheduler, name);
            var boundary = new Boundary(process, "a", new Faults(List.of()), new Invariants(List.of()));
            for (int i = 0; i < 4; i++) {
                process.spawn("w" + i, () -> {
                    for (int call = 0; call < calls; call++) {
                        boundary.call(CallKind.LIST_JOBS, "x", () -> "y", () -> "z", answer -> answer);
                    }
                });
            }
        }
        scheduler.runUntil(START.plus(Duration.ofHours(9)));
        scheduler.close();
    }
}
