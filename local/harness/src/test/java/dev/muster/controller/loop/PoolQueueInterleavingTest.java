package dev.muster.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.loop.BreakableQueue.Mistake;
import dev.muster.harness.simulate.interleave.Explored;
import dev.muster.harness.simulate.interleave.Interleavings;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The queue of pools in every interleaving of a few workers, within a bound on preemptions; {@link Looks} is what it is
 * held to. Each promise is shown to be checked by a queue that breaks it.
 */
class PoolQueueInterleavingTest {
    /** How long the runs last: less than the longest wait of a worker that knows of nothing, which would hide lost wakes. */
    private static final Duration TIME = Duration.ofSeconds(29);

    /** Who is at the queue; see {@link QueueScenario}. */
    enum Situation {
        TWO_NUDGES,
        MANY_NUDGES,
        NUDGES,
        BACKOFF,
        TIMERS,
        HOT_POOL,
        CLOSING;

        private Explored explore(int preemptions, Function<LoopRuntime, QueueUnderTest> queues) {
            return Interleavings.atMost(preemptions).lasting(TIME).explore(scenario(queues));
        }

        private Interleavings.Scenario scenario(Function<LoopRuntime, QueueUnderTest> queues) {
            return switch (this) {
                case TWO_NUDGES -> QueueScenario.twoNudges(queues);
                case MANY_NUDGES -> QueueScenario.manyNudges(queues);
                case NUDGES -> QueueScenario.nudges(queues);
                case BACKOFF -> QueueScenario.backoff(queues);
                case TIMERS -> QueueScenario.timers(queues);
                case HOT_POOL -> QueueScenario.hotPool(queues);
                case CLOSING -> QueueScenario.closing(queues);
            };
        }
    }

    @Test
    void a_nudge_is_followed_by_a_look_that_begins_after_it() {
        holds(Situation.TWO_NUDGES, 4);
    }

    @Test
    void one_pool_has_one_worker_and_every_nudge_a_look_after_it_whoever_nudges() {
        holds(Situation.NUDGES, 1);
    }

    @Test
    void a_pool_has_one_entry_however_often_it_is_nudged() {
        holds(Situation.MANY_NUDGES, 9);
    }

    @Test
    void a_released_pool_is_looked_at_when_it_is_due_or_nudged_and_not_before() {
        holds(Situation.BACKOFF, 2);
    }

    @Test
    void no_worker_is_idle_while_a_pool_is_due() {
        holds(Situation.TIMERS, 2);
    }

    @Test
    void a_pool_that_is_always_due_keeps_no_other_waiting_for_more_than_one_look() {
        holds(Situation.HOT_POOL, 3);
    }

    @Test
    void a_closed_queue_lets_no_look_begin_and_tells_every_worker() {
        holds(Situation.CLOSING, 2);
    }

    @ParameterizedTest
    @CsvSource({
        "FORGETS_A_NUDGE_DURING_A_LOOK, NUDGES, 1, nobody looked at",
        "RELEASE_REPLACES_A_NUDGE, NUDGES, 1, nobody looked at",
        "WAKES_BEFORE_IT_CHANGES, NUDGES, 1, nobody looked at",
        "GIVES_ONE_POOL_TO_TWO_WORKERS, NUDGES, 1, two workers are at pool",
        "ONE_ENTRY_PER_NUDGE, MANY_NUDGES, 0, looked at before it is due",
        "RELEASES_IN_TWO_STEPS, BACKOFF, 2, looked at before it is due",
        "LEAVES_THE_NEXT_TIME_TO_NOBODY, TIMERS, 1, was idle while pool heavy was due",
        "PREFERS_A_NAME, HOT_POOL, 0, looks at the hot pool that come first",
        "CLOSES_FOR_ONE_WORKER, CLOSING, 0, workers told that the queue is closed",
        "CLOSES_ONLY_FOR_THOSE_WHO_WAIT, CLOSING, 0, handed out after the queue was closed"
    })
    void a_queue_with_this_mistake_is_found_out(Mistake mistake, Situation situation, int preemptions, String because) {
        Explored explored = situation.explore(preemptions, runtime -> new BreakableQueue(runtime, mistake));

        assertThat(explored.failure())
                .hasValueSatisfying(failure -> assertThat(failure.problem()).hasMessageContaining(because));
    }

    /** So that what is found is the mistake, not the model it is planted in. */
    @ParameterizedTest
    @CsvSource({"NUDGES, 1", "MANY_NUDGES, 1", "BACKOFF, 2", "TIMERS, 1", "HOT_POOL, 1", "CLOSING, 1"})
    void without_a_mistake_the_breakable_queue_is_right(Situation situation, int preemptions) {
        Explored explored = situation.explore(preemptions, runtime -> new BreakableQueue(runtime, Mistake.NONE));

        assertThat(explored.failure()).isEmpty();
    }

    private static void holds(Situation situation, int preemptions) {
        Explored explored = situation.explore(preemptions, QueueUnderTest::real);

        System.out.println("PoolQueue, " + situation + ", at most " + preemptions + " preemptions: " + explored);
        assertThat(explored.failure()).isEmpty();
    }
}
