package dev.muster.harness.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.harness.simulate.fault.CallKind;
import dev.muster.harness.simulate.fault.Fault;
import dev.muster.harness.simulate.fault.FaultKind;
import dev.muster.harness.simulate.fault.Place;
import dev.muster.harness.simulate.mutate.Mutation;
import dev.muster.harness.simulate.runtime.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs in which nothing goes wrong, or one thing only. */
class CalmRunTest {
    private static final ManyRuns RUNS = new ManyRuns(RunSetup.of(8));

    @Test
    void without_faults_everything_is_served_and_none_is_counted() {
        RunResult result = new Simulation(5, List.of(), Mutation.NONE, Trace.hashed()).run();

        assertThat(result.failure()).isNull();
        // The bus changes the order of events that follow one another closely, and a short job that a standby agent
        // takes at once may end between two polls, faults or not.
        assertThat(result.faults().asMap().keySet()).isSubsetOf(FaultKind.F11, FaultKind.F79);
    }

    @ParameterizedTest
    @EnumSource(
            value = CallKind.class,
            names = {
                "CLAIM",
                "RUN_TASK",
                "INTEND",
                "RECORD_TASK",
                "RECORD_KEY",
                "REGISTER",
                "CORDON",
                "DELETE_REGISTRATION",
                "STOP_TASK"
            })
    void a_crash_before_or_after_any_effect_is_survived(CallKind kind) throws InterruptedException, ExecutionException {
        List<List<Fault>> crashes = new ArrayList<>();
        for (int when : new int[] {0, 1}) {
            for (int nth = 1; nth <= 4; nth++) {
                crashes.add(withHungListeners(new Fault(Place.call("a", kind), nth, FaultKind.F59, when)));
            }
        }

        List<RunResult> results = RUNS.run(crashes);

        assertThat(ManyRuns.failures(results)).isEmpty();
        assertThat(results)
                .allSatisfy(result -> assertThat(result.faults().asMap())
                        .as(result.planned().toString())
                        .containsEntry(FaultKind.F59, 1L));
    }

    /** A listener that hangs makes the controller stop tasks. */
    private static List<Fault> withHungListeners(Fault fault) {
        return List.of(
                fault,
                new Fault(Place.CONTAINER, 2, FaultKind.F76, 0),
                new Fault(Place.CONTAINER, 4, FaultKind.F76, 0),
                new Fault(Place.CONTAINER, 5, FaultKind.F76, 0),
                new Fault(Place.CONTAINER, 7, FaultKind.F76, 0),
                new Fault(Place.CONTAINER, 9, FaultKind.F76, 0),
                new Fault(Place.CONTAINER, 11, FaultKind.F76, 0));
    }
}
