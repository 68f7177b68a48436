package dev.muster.harness.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.harness.simulate.fault.CallFault;
import dev.muster.harness.simulate.fault.CallKind;
import dev.muster.harness.simulate.fault.FaultKind;
import dev.muster.harness.simulate.fault.FaultSchedule;
import dev.muster.harness.simulate.fault.PlannedCall;
import dev.muster.harness.simulate.runtime.Trace;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs in which nothing goes wrong, or one thing only. */
class CalmRunTest {
    @Test
    void without_faults_everything_is_served_and_none_is_counted() {
        RunResult result = new Simulation(5, FaultSchedule.calm(), Mutation.NONE, Trace.hashed()).run();

        assertThat(result.failure()).isNull();
        // The bus changes the order of events that follow one another closely, faults or not.
        assertThat(result.faults().asMap().keySet()).isSubsetOf(FaultKind.F11);
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
    void a_crash_before_or_after_any_effect_is_survived(CallKind kind) {
        for (CallFault crash : List.of(CallFault.CRASH_BEFORE, CallFault.CRASH_AFTER)) {
            for (int nth = 1; nth <= 4; nth++) {
                RunResult result = runWith(new PlannedCall(kind, nth, crash));

                assertThat(result.failure()).isNull();
                assertThat(result.faults().asMap()).containsEntry(FaultKind.F59, 1L);
            }
        }
    }

    private static RunResult runWith(PlannedCall fault) {
        FaultSchedule schedule =
                new FaultSchedule(List.of(fault), List.of(), Optional.empty(), 0, 0, 0.3, 0, false, 0.2);
        return new Simulation(8, schedule, Mutation.NONE, Trace.hashed()).run();
    }
}
