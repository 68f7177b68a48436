package dev.muster.harness.simulate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.controller.loop.LoopRuntime;
import dev.muster.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SchedulerTest {
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    private final Scheduler scheduler = new Scheduler(World.virtual(7, START), Trace.hashed());
    private final SimulatedRuntime process = new SimulatedRuntime(scheduler, "a");
    private final List<String> said = new ArrayList<>();

    @AfterEach
    void everythingUnwinds() {
        scheduler.close();
    }

    @Test
    void workers_have_their_turns_in_the_order_of_time_and_of_asking() {
        process.spawn("slow", () -> sayAfter(3, "slow"));
        process.spawn("first", () -> sayAfter(2, "first"));
        process.spawn("second", () -> sayAfter(2, "second"));

        scheduler.runUntil(START.plusSeconds(10));

        assertThat(said).containsExactly("2 first", "2 second", "3 slow");
    }

    @Test
    void time_stands_still_but_for_events() {
        process.spawn("w", () -> sayAfter(3600, "an hour later"));

        scheduler.runUntil(START.plusSeconds(3599));
        assertThat(said).isEmpty();
        scheduler.runUntil(START.plusSeconds(3600));

        assertThat(said).containsExactly("3600 an hour later");
    }

    @Test
    void a_signal_wakes_one_worker_and_is_remembered_if_none_waits() {
        LoopRuntime.Signal signal = process.newSignal();
        process.spawn("early", () -> {
            signal.await(Duration.ofSeconds(9));
            say("early");
            signal.await(Duration.ofSeconds(9));
            say("early again");
        });
        process.spawn("raiser", () -> {
            process.sleep(Duration.ofSeconds(1));
            signal.raise();
            signal.raise();
        });

        scheduler.runUntil(START.plusSeconds(60));

        assertThat(said).containsExactly("1 early", "1 early again");
    }

    @Test
    void a_signal_that_is_never_raised_is_waited_for_no_longer_than_said() {
        LoopRuntime.Signal signal = process.newSignal();
        process.spawn("w", () -> {
            signal.await(Duration.ofSeconds(5));
            say("given up");
            signal.await(Duration.ofSeconds(5));
            say("given up");
        });

        scheduler.runUntil(START.plusSeconds(60));

        assertThat(said).containsExactly("5 given up", "10 given up");
    }

    @Test
    void nothing_of_a_killed_process_happens_any_more() {
        Lock lock = process.newLock();
        process.spawn("w", () -> {
            try {
                sayAfter(1, "alive");
                sayAfter(10, "never");
            } finally {
                lock.lock();
                say("never");
            }
        });
        scheduler.world().after(Duration.ofSeconds(2), process::kill);

        scheduler.runUntil(START.plusSeconds(60));

        assertThat(said).containsExactly("1 alive");
        assertThatThrownBy(() -> process.spawn("late", () -> say("never"))).isInstanceOf(Killed.class);
    }

    @Test
    void a_process_that_kills_itself_does_not_finish_its_step() {
        process.spawn("other", () -> sayAfter(5, "never"));
        process.spawn("w", () -> {
            say("last words");
            process.kill();
            say("never");
        });

        scheduler.runUntil(START.plusSeconds(60));

        assertThat(said).containsExactly("0 last words");
    }

    @Test
    void a_paused_process_goes_on_where_it_was() {
        var other = new SimulatedRuntime(scheduler, "b");
        process.spawn("w", () -> {
            sayAfter(2, "a");
            sayAfter(2, "a");
        });
        other.spawn("w", () -> {
            other.sleep(Duration.ofSeconds(3));
            say("b");
        });
        scheduler.world().after(Duration.ofSeconds(1), () -> process.pause(Duration.ofSeconds(30)));

        scheduler.runUntil(START.plusSeconds(60));

        assertThat(said).containsExactly("3 b", "31 a", "33 a");
    }

    @Test
    void a_worker_that_dies_of_anything_else_fails_the_run() {
        process.spawn("w", () -> {
            throw new IllegalStateException("a bug");
        });

        assertThatThrownBy(() -> scheduler.runUntil(START.plusSeconds(1)))
                .isInstanceOf(SimulationFailure.class)
                .hasMessageContaining("a/w died of")
                .hasMessageContaining("a bug");
    }

    @Test
    void a_mistake_that_a_worker_only_logs_fails_the_run_too() {
        process.spawn("w", () -> LoggerFactory.getLogger("loop").error("a mistake in {}", "the loop"));

        assertThatThrownBy(() -> scheduler.runUntil(START.plusSeconds(1))).hasMessage("a mistake in the loop");
    }

    @Test
    void a_worker_that_rests_with_a_lock_fails_the_run() {
        Lock lock = process.newLock();
        process.spawn("w", () -> {
            lock.lock();
            process.sleep(Duration.ofSeconds(1));
        });

        assertThatThrownBy(() -> scheduler.runUntil(START.plusSeconds(2)))
                .hasMessageContaining("a/w rests or calls out while it holds a lock");
    }

    @Test
    void a_worker_that_swallows_its_death_fails_the_run() {
        process.spawn("w", () -> {
            for (int turn = 0; turn < 20_000; turn++) {
                try {
                    process.sleep(Duration.ofSeconds(1));
                } catch (Killed swallowed) {
                    said.add("still here");
                }
            }
        });
        scheduler.world().after(Duration.ofSeconds(2), process::kill);

        assertThatThrownBy(() -> scheduler.runUntil(START.plusSeconds(9)))
                .hasMessageContaining("goes on after it was killed");
    }

    @Test
    void the_check_after_every_step_ends_the_run_where_it_fails() {
        process.spawn("w", () -> {
            sayAfter(1, "fine");
            sayAfter(1, "broken");
            sayAfter(1, "never");
        });
        scheduler.afterEveryStep(() -> {
            if (said.contains("2 broken")) {
                throw new SimulationFailure("it is broken");
            }
        });

        assertThatThrownBy(() -> scheduler.runUntil(START.plusSeconds(9))).hasMessage("it is broken");
        assertThat(said).containsExactly("1 fine", "2 broken");
    }

    private void sayAfter(int seconds, String what) {
        process.sleep(Duration.ofSeconds(seconds));
        say(what);
    }

    private void say(String what) {
        said.add(Duration.between(START, process.now()).toSeconds() + " " + what);
    }
}
