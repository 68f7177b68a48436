package dev.muster.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.controller.loop.BreakableMemory.Mistake;
import dev.muster.harness.simulate.interleave.Explored;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is remembered of an agent while several workers learn of it: the pool's worker, which claims, polls, decides and
 * reads records again; consumers of task events; the sweep; the bootstrap. Each mistake is shown to be found.
 */
class PoolMemoryInterleavingTest {
    @ParameterizedTest
    @EnumSource(MemorySituation.class)
    void no_order_of_news_moves_an_agent_backwards_forgets_or_raises_it(MemorySituation situation) {
        Set<String> outcomes = situation.orders().inEveryOrder(MemoryUnderTest::real);

        assertThat(outcomes).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(MemorySituation.class)
    void every_interleaving_comes_to_what_some_order_of_whole_calls_comes_to(MemorySituation situation) {
        Set<String> expected = situation.orders().inEveryOrder(MemoryUnderTest::real);

        Explored explored = situation.orders().interleaved(2, MemoryUnderTest::real, expected);

        System.out.println("PoolMemory, " + situation + ", at most 2 preemptions: " + explored + "; " + expected.size()
                + " outcomes");
        assertThat(explored.failure()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TAKES_AN_OLDER_VERSION, TASK_EVENTS, moved backwards",
        "REFRESH_FORGETS_NEWS, PROOF, moved backwards from REGISTERING",
        "REFRESH_FORGETS_NEWS, JOB, moved backwards from BUSY",
        "WRITE_FORGETS_NEWS, GIVEN_UP, version of the task",
        "LOAD_FORGETS_THE_END, LATE_LOAD, an agent that was GONE is back"
    })
    void a_memory_with_this_mistake_is_found_out_by_some_order(
            Mistake mistake, MemorySituation situation, String because) {
        assertThatThrownBy(() -> situation.orders().inEveryOrder(breakable(mistake)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(because);
    }

    @Test
    void a_memory_that_reads_and_writes_in_two_steps_comes_to_what_no_order_comes_to() {
        MemoryOrders orders = MemorySituation.TASK_EVENTS.orders();
        Function<LoopRuntime, MemoryUnderTest> memories = breakable(Mistake.READS_AND_WRITES_APART);

        Explored explored = orders.interleaved(1, memories, orders.inEveryOrder(memories));

        assertThat(explored.failure())
                .hasValueSatisfying(failure ->
                        assertThat(failure.problem()).hasMessageContaining("what the orders of whole calls come to"));
    }

    /** So that what is found is the mistake, not the model it is planted in. */
    @ParameterizedTest
    @EnumSource(MemorySituation.class)
    void without_a_mistake_the_breakable_memory_is_right(MemorySituation situation) {
        Function<LoopRuntime, MemoryUnderTest> memories = breakable(Mistake.NONE);

        Explored explored =
                situation.orders().interleaved(1, memories, situation.orders().inEveryOrder(memories));

        assertThat(explored.failure()).isEmpty();
    }

    private static Function<LoopRuntime, MemoryUnderTest> breakable(Mistake mistake) {
        return runtime -> new BreakableMemory(runtime, mistake);
    }
}
