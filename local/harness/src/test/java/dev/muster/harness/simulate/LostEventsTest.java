package dev.muster.harness.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.harness.simulate.fault.Fault;
import dev.muster.harness.simulate.fault.FaultKind;
import dev.muster.harness.simulate.fault.Place;
import dev.muster.harness.simulate.mutate.Mutation;
import dev.muster.harness.simulate.runtime.Trace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the queue of task events is good for is speed: the sweep finds everything that it would have told. */
class LostEventsTest {
    /** More than any run emits. */
    private static final int ALL_EVENTS = 2_000;

    @ParameterizedTest
    @ValueSource(longs = {8, 9, 10, 11})
    void without_a_single_event_every_job_is_served_and_nothing_is_left(long seed) {
        RunResult result = new Simulation(seed, allEvents(FaultKind.F12, 0), Mutation.NONE, Trace.hashed()).run();

        assertThat(result.failure()).isNull();
        assertThat(result.faults().asMap().get(FaultKind.F12)).isGreaterThan(50);
    }

    @ParameterizedTest
    @ValueSource(longs = {8, 9})
    void with_every_event_twice_and_every_second_one_late_too(long seed) {
        List<Fault> faults = allEvents(FaultKind.F10, 3_000);
        for (int event = 1; event <= ALL_EVENTS; event += 2) {
            faults.add(new Fault(Place.EVENT, event, FaultKind.F11, 7_000));
        }

        RunResult result = new Simulation(seed, faults, Mutation.NONE, Trace.hashed()).run();

        assertThat(result.failure()).isNull();
        assertThat(result.faults().asMap()).containsKeys(FaultKind.F10, FaultKind.F11);
    }

    private static List<Fault> allEvents(FaultKind kind, int amount) {
        List<Fault> faults = new ArrayList<>();
        for (int event = 1; event <= ALL_EVENTS; event++) {
            faults.add(new Fault(Place.EVENT, event, kind, amount));
        }
        return faults;
    }
}
