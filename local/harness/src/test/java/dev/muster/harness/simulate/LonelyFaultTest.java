package dev.muster.harness.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.harness.simulate.fault.Fault;
import dev.muster.harness.simulate.fault.FaultKind;
import dev.muster.harness.simulate.mutate.Mutation;
import dev.muster.harness.simulate.runtime.Trace;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fault of the store, the queue, the controllers and people, by itself: it takes effect and is survived. */
class LonelyFaultTest {
    private static final ManyRuns RUNS = new ManyRuns(RunSetup.of(8));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.INTEND#3 F1 0",
                "a.CLAIM#1 F2 0",
                "a.READ_AGENTS#1 F2 0",
                "a.RECORD_KEY#2 F2 0",
                "a.CLAIM#2 F6 0",
                "clock#100 F8 5",
                "clock#100 F9 30",
                "a.RECEIVE_MESSAGES#90 F14 60",
                "event#20 F15 0",
                "event#20 F16 0",
                "event#21 F16 0",
                "clock#100 F62 0",
                "clock#100 F64 400",
                "clock#100 F64 900",
                "run#1 F66 0",
                "clock#100 F67 5",
                "clock#100 F68 30",
                "clock#100 F69 30",
                "clock#100 F70 0",
                "clock#100 F71 10",
                "clock#100 F71 11",
                "clock#100 F72 0",
                "run#1 F74 0",
                "a.CLAIM#1 F81 0"
            })
    void takes_effect_and_is_survived(String line) throws InterruptedException, ExecutionException {
        Fault fault = Fault.parse(line).orElseThrow();

        RunResult result = RUNS.run(List.of(List.of(fault))).getFirst();

        assertThat(result.failure()).isNull();
        assertThat(result.faults().asMap()).containsKey(fault.kind());
    }

    @ParameterizedTest
    @ValueSource(longs = {8, 9, 10})
    void an_old_answer_matters_only_after_an_edit(long seed) {
        List<Fault> faults = List.of(
                new Fault("clock", 60, FaultKind.F70, 0),
                new Fault("a.READ_POOLS", 6, FaultKind.F5, 0),
                new Fault("a.READ_POOLS", 8, FaultKind.F5, 0),
                new Fault("a.READ_POOLS", 10, FaultKind.F5, 0),
                new Fault("a.READ_POOLS", 12, FaultKind.F5, 0));

        RunResult edited = new Simulation(seed, faults, Mutation.NONE, Trace.hashed()).run();
        RunResult unedited = new Simulation(seed, faults.subList(1, 5), Mutation.NONE, Trace.hashed()).run();

        assertThat(edited.failure()).isNull();
        assertThat(edited.faults().asMap()).containsKeys(FaultKind.F5, FaultKind.F70);
        assertThat(unedited.faults().asMap()).doesNotContainKey(FaultKind.F5);
    }
}
