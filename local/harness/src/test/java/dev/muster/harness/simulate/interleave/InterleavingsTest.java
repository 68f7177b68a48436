package dev.muster.harness.simulate.interleave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.loop.LoopRuntime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.locks.Lock;
import org.junit.jupiter.api.Test;

class InterleavingsTest {
    @Test
    void two_workers_of_two_steps_have_six_orders() {
        TreeSet<String> orders = new TreeSet<>();

        Explored explored = Interleavings.all().explore(runtime -> {
            StringBuilder order = new StringBuilder();
            runtime.spawn("a", () -> writes(runtime, order, "aA"));
            runtime.spawn("b", () -> writes(runtime, order, "bB"));
            return () -> orders.add(order.toString());
        });

        assertThat(orders).containsExactly("aAbB", "abAB", "abBA", "bBaA", "baAB", "baBA");
        assertThat(explored.failure()).isEmpty();
        assertThat(explored.runs()).isEqualTo(6);
    }

    @Test
    void without_preemptions_only_whole_workers_change_places() {
        TreeSet<String> orders = new TreeSet<>();

        Interleavings.atMost(0).explore(runtime -> {
            StringBuilder order = new StringBuilder();
            runtime.spawn("a", () -> writes(runtime, order, "aA"));
            runtime.spawn("b", () -> writes(runtime, order, "bB"));
            return () -> orders.add(order.toString());
        });

        assertThat(orders).containsExactly("aAbB", "bBaA");
    }

    @Test
    void a_sum_that_is_read_and_written_without_a_lock_is_found_wrong_with_its_story() {
        Explored explored = Interleavings.atMost(1).explore(runtime -> twoAdd(runtime, false));

        assertThat(explored.failure()).hasValueSatisfying(failure -> {
            assertThat(failure.problem()).hasMessageContaining("sum 1");
            assertThat(failure.story()).anyMatch(line -> line.contains("has read"));
        });
    }

    @Test
    void a_sum_under_a_lock_is_right_in_every_order() {
        Explored explored = Interleavings.all().explore(runtime -> twoAdd(runtime, true));

        assertThat(explored.failure()).isEmpty();
        assertThat(explored.runs()).isGreaterThan(50);
    }

    @Test
    void two_locks_taken_in_two_orders_are_found_to_block_each_other() {
        Explored explored = Interleavings.all().explore(runtime -> {
            Lock one = runtime.newLock();
            Lock two = runtime.newLock();
            runtime.spawn("a", () -> both(one, two));
            runtime.spawn("b", () -> both(two, one));
            return InterleavingsTest::nothingToCheck;
        });

        assertThat(explored.failure())
                .hasValueSatisfying(
                        failure -> assertThat(failure.problem()).hasMessageContaining("wait for each other"));
    }

    @Test
    void a_raise_is_remembered_when_nobody_waits_yet() {
        Explored explored = Interleavings.all().explore(runtime -> {
            LoopRuntime.Signal signal = runtime.newSignal();
            boolean[] woken = new boolean[1];
            runtime.spawn("waits", () -> {
                signal.await(Duration.ofSeconds(1));
                woken[0] = true;
            });
            runtime.spawn("raises", signal::raise);
            return () -> assertThat(woken[0]).isTrue();
        });

        assertThat(explored.failure()).isEmpty();
    }

    @Test
    void of_two_who_wait_either_may_be_woken_and_one_raise_wakes_one() {
        TreeSet<String> woken = new TreeSet<>();

        Interleavings.all().explore(runtime -> {
            LoopRuntime.Signal signal = runtime.newSignal();
            StringBuilder order = new StringBuilder();
            for (String name : List.of("a", "b")) {
                runtime.spawn(name, () -> {
                    signal.await(Duration.ofSeconds(1));
                    order.append(name);
                });
            }
            runtime.spawn("raises", signal::raise);
            return () -> woken.add(order.toString());
        });

        assertThat(woken).containsExactly("a", "b");
    }

    @Test
    void time_passes_only_when_nobody_can_go_on() {
        List<Duration> woken = new ArrayList<>();

        Interleavings.all().lasting(Duration.ofSeconds(9)).explore(runtime -> {
            runtime.spawn("sleeps", () -> {
                runtime.sleep(Duration.ofSeconds(5));
                woken.add(Duration.between(InterleavedRuntime.START, runtime.now()));
            });
            runtime.spawn("works", () -> {
                runtime.step("one");
                assertThat(runtime.now()).isEqualTo(InterleavedRuntime.START);
            });
            return InterleavingsTest::nothingToCheck;
        });

        assertThat(woken).isNotEmpty().containsOnly(Duration.ofSeconds(5));
    }

    @Test
    void who_still_waits_in_the_end_is_interrupted() {
        Explored explored = Interleavings.all().explore(runtime -> {
            boolean[] interrupted = new boolean[1];
            runtime.spawn("sleeps", () -> {
                try {
                    runtime.sleep(Duration.ofSeconds(5));
                } catch (InterruptedException stopped) {
                    interrupted[0] = runtime.isStopping();
                }
            });
            return () -> assertThat(interrupted[0]).isTrue();
        });

        assertThat(explored.failure()).isEmpty();
    }

    @Test
    void a_run_without_end_is_told() {
        Explored explored = Interleavings.all().explore(runtime -> {
            runtime.spawn("turns", () -> {
                while (true) {
                    runtime.step("round");
                }
            });
            return InterleavingsTest::nothingToCheck;
        });

        assertThat(explored.failure())
                .hasValueSatisfying(failure -> assertThat(failure.problem()).hasMessageContaining("circles"));
    }

    private static void writes(InterleavedRuntime runtime, StringBuilder order, String letters) {
        order.append(letters.charAt(0));
        runtime.step("has written");
        order.append(letters.charAt(1));
    }

    private static void nothingToCheck() {}

    private static void both(Lock first, Lock second) {
        locked(first, () -> locked(second, InterleavingsTest::nothingToCheck));
    }

    private static void locked(Lock lock, Runnable body) {
        lock.lock();
        try {
            body.run();
        } finally {
            lock.unlock();
        }
    }

    private static Runnable twoAdd(InterleavedRuntime runtime, boolean locking) {
        Lock lock = runtime.newLock();
        int[] sum = new int[1];
        for (int i = 0; i < 2; i++) {
            Runnable add = () -> {
                int before = sum[0];
                runtime.step("has read");
                sum[0] = before + 1;
            };
            runtime.spawn("adds", () -> {
                if (locking) {
                    locked(lock, add);
                } else {
                    add.run();
                }
            });
        }
        return () -> assertThat(sum[0]).as("sum %s", sum[0]).isEqualTo(2);
    }
}
