package dev.muster.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.harness.simulate.interleave.InterleavedRuntime;
import dev.muster.harness.simulate.interleave.Interleavings;
import dev.muster.model.pool.PoolName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Workers around a queue of pools, few enough for every interleaving to be tried, and what must hold of each. */
final class QueueScenario {
    static final PoolName LINUX = new PoolName("linux");
    static final PoolName HEAVY = new PoolName("heavy");
    static final Instant NEVER = Instant.MAX;

    private final InterleavedRuntime runtime;
    private final QueueUnderTest queue;
    private final Looks looks;
    private int workers;

    private QueueScenario(InterleavedRuntime runtime, QueueUnderTest queue) {
        this.runtime = runtime;
        this.queue = queue;
        this.looks = new Looks(runtime);
    }

    /** What a worker does with a pool. */
    @FunctionalInterface
    private interface Look {
        /** @return when to look again */
        Instant at(PoolName pool) throws InterruptedException;
    }

    /** Two workers, two pools, nudges from two sides. */
    static Interleavings.Scenario nudges(Function<LoopRuntime, QueueUnderTest> queues) {
        return runtime -> {
            QueueScenario scenario = new QueueScenario(runtime, queues.apply(runtime));
            scenario.worker(pool -> NEVER);
            scenario.worker(pool -> NEVER);
            scenario.nudger(List.of(LINUX, HEAVY));
            scenario.nudger(List.of(LINUX));
            return scenario.looks::check;
        };
    }

    /** One worker, one pool, a nudge from each of two sides: few enough for all orders. */
    static Interleavings.Scenario twoNudges(Function<LoopRuntime, QueueUnderTest> queues) {
        return runtime -> {
            QueueScenario scenario = new QueueScenario(runtime, queues.apply(runtime));
            scenario.worker(pool -> NEVER);
            scenario.nudger(List.of(LINUX));
            scenario.nudger(List.of(LINUX));
            return scenario.looks::check;
        };
    }

    /** One worker, one pool, many nudges before anybody looks. */
    static Interleavings.Scenario manyNudges(Function<LoopRuntime, QueueUnderTest> queues) {
        return runtime -> {
            QueueScenario scenario = new QueueScenario(runtime, queues.apply(runtime));
            runtime.spawn("starter", () -> {
                scenario.nudge(LINUX);
                scenario.nudge(LINUX);
                scenario.nudge(LINUX);
                scenario.worker(pool -> NEVER);
            });
            return () -> {
                scenario.looks.check();
                assertThat(scenario.looks.order())
                        .as("one look for three nudges")
                        .containsExactly(LINUX);
            };
        };
    }

    /** Looks that say when to look again, later each time, and a nudge that may come at any moment. */
    static Interleavings.Scenario backoff(Function<LoopRuntime, QueueUnderTest> queues) {
        return runtime -> {
            QueueScenario scenario = new QueueScenario(runtime, queues.apply(runtime));
            int[] count = new int[1];
            Look look = pool -> count[0] < 2 ? after(10L * ++count[0]) : NEVER;
            scenario.worker(look);
            scenario.worker(look);
            scenario.nudger(List.of(LINUX, LINUX));
            return scenario.looks::check;
        };
    }

    /** A pool that is due in a while, and another whose look keeps one of the two workers for longer than that. */
    static Interleavings.Scenario timers(Function<LoopRuntime, QueueUnderTest> queues) {
        return runtime -> {
            QueueScenario scenario = new QueueScenario(runtime, queues.apply(runtime));
            Look look = pool -> {
                if (pool.equals(LINUX)) {
                    runtime.sleep(Duration.ofSeconds(20));
                }
                return NEVER;
            };
            scenario.worker(look);
            scenario.worker(look);
            runtime.spawn("scheduler", () -> {
                scenario.looks.schedules(HEAVY, after(5));
                scenario.queue.schedule(HEAVY, after(5));
                scenario.nudge(LINUX);
            });
            return scenario.looks::check;
        };
    }

    /** One worker, a pool that always wants to be looked at again at once, and one nudge of another. */
    static Interleavings.Scenario hotPool(Function<LoopRuntime, QueueUnderTest> queues) {
        return runtime -> {
            QueueScenario scenario = new QueueScenario(runtime, queues.apply(runtime));
            int[] left = {4};
            int[] nudgedAfter = new int[1];
            scenario.worker(pool -> pool.equals(HEAVY) && left[0]-- > 0 ? runtime.now() : NEVER);
            runtime.spawn("nudger", () -> {
                scenario.nudge(HEAVY);
                scenario.nudge(LINUX);
                nudgedAfter[0] = scenario.looks.order().size();
            });
            return () -> {
                scenario.looks.check();
                int waited = scenario.looks.order().indexOf(LINUX) - nudgedAfter[0];
                assertThat(waited).as("looks at the hot pool that come first").isLessThanOrEqualTo(1);
            };
        };
    }

    /** Two workers, a nudge, and an end that may come at any moment. */
    static Interleavings.Scenario closing(Function<LoopRuntime, QueueUnderTest> queues) {
        return runtime -> {
            QueueScenario scenario = new QueueScenario(runtime, queues.apply(runtime));
            int[] again = {1};
            Look look = pool -> again[0]-- > 0 ? runtime.now() : NEVER;
            scenario.worker(look);
            scenario.worker(look);
            scenario.nudger(List.of(LINUX));
            runtime.spawn("closer", () -> {
                scenario.queue.close();
                scenario.looks.closes();
            });
            return () -> assertThat(scenario.looks.interrupted())
                    .as("workers told that the queue is closed")
                    .isEqualTo(2);
        };
    }

    private static Instant after(long seconds) {
        return InterleavedRuntime.START.plusSeconds(seconds);
    }

    private void nudger(List<PoolName> pools) {
        runtime.spawn("nudger", () -> pools.forEach(this::nudge));
    }

    private void nudge(PoolName pool) {
        looks.nudges(pool);
        queue.nudge(pool);
        looks.hasNudged(pool);
    }

    private void worker(Look look) {
        String name = "worker " + workers++;
        runtime.spawn(name, () -> {
            while (true) {
                PoolName pool = take(name);
                looks.begins(name, pool);
                Instant next = look.at(pool);
                runtime.step("has looked at " + pool);
                looks.ends(pool, next);
                queue.release(pool, next);
            }
        });
    }

    private PoolName take(String worker) throws InterruptedException {
        looks.takes(worker);
        try {
            return queue.take();
        } catch (InterruptedException told) {
            if (!runtime.isStopping()) {
                looks.isInterrupted(worker);
            }
            throw told;
        }
    }
}
