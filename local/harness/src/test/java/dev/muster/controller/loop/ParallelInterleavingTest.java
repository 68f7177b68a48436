package dev.muster.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.loop.BreakableParallel.Mistake;
import dev.muster.controller.loop.ParallelScenario.Ending;
import dev.muster.harness.simulate.interleave.Explored;
import dev.muster.harness.simulate.interleave.Interleavings;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several things at a time, in every interleaving within a bound on preemptions. */
class ParallelInterleavingTest {
    private static final Duration TIME = Duration.ofSeconds(5);

    @ParameterizedTest
    @CsvSource({
        "3, 2, WELL, 2",
        "2, 2, WELL, 3",
        "2, 1, WELL, 3",
        "3, 2, FAILURE, 2",
        "3, 1, FAILURE, 2",
        "3, 2, ERROR, 2",
        "3, 1, ERROR, 2",
        "1, 2, FAILURE, 2",
        "1, 2, INTERRUPT, 2",
        "3, 2, INTERRUPT, 2",
        "3, 1, INTERRUPT, 2"
    })
    void each_thing_is_done_once_no_more_at_a_time_than_allowed_and_how_it_ends_is_told(
            int things, int most, Ending ends, int preemptions) {
        Explored explored = explore(
                new ParallelScenario(things, most, ends),
                preemptions,
                (runtime, limit) -> (all, step) -> new Parallel(runtime, limit).forEach("step", all, step));

        System.out.println("Parallel, " + things + " things, " + most + " at a time, " + ends + ", at most "
                + preemptions + " preemptions: " + explored);
        assertThat(explored.failure()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ONE_MORE_THAN_ALLOWED, 2, WELL, 2, under way at once",
        "TAKES_ONE_TWICE, 2, WELL, 1, done twice",
        "RETURNS_WHEN_ALL_ARE_BEGUN, 2, WELL, 2, still under way when it returns",
        "WAKES_NOBODY, 2, WELL, 0, nobody told the caller in time",
        "STOPS_AT_A_FAILURE, 1, FAILURE, 0, nobody told the caller in time",
        "KEEPS_A_FAILURE_TO_ITSELF, 2, FAILURE, 0, told the caller"
    })
    void a_parallel_with_this_mistake_is_found_out(
            Mistake mistake, int most, Ending ends, int preemptions, String because) {
        Explored explored = explore(new ParallelScenario(3, most, ends), preemptions, breakable(mistake));

        assertThat(explored.failure())
                .hasValueSatisfying(failure -> assertThat(failure.problem()).hasMessageContaining(because));
    }

    /** So that what is found is the mistake, not the model it is planted in. */
    @ParameterizedTest
    @CsvSource({"WELL", "FAILURE"})
    void without_a_mistake_the_breakable_parallel_is_right(Ending ends) {
        Explored explored = explore(new ParallelScenario(3, 2, ends), 2, breakable(Mistake.NONE));

        assertThat(explored.failure()).isEmpty();
    }

    private static Explored explore(ParallelScenario scenario, int preemptions, ParallelScenario.Maker maker) {
        return Interleavings.atMost(preemptions).lasting(TIME).explore(scenario.of(maker));
    }

    private static ParallelScenario.Maker breakable(Mistake mistake) {
        return (runtime, most) ->
                (things, step) -> new BreakableParallel(runtime, most, mistake).forEach("step", things, step);
    }
}
