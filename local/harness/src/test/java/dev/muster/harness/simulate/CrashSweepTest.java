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
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A crash before and after every effect and every store write of each scenario; what follows has nothing in its memory. */
@EnabledIfSystemProperty(named = "muster.full", matches = "true")
class CrashSweepTest {
    @ParameterizedTest
    @EnumSource(Scenario.class)
    void a_crash_at_any_step_is_survived(Scenario scenario) {
        Simulation undisturbed = simulation(scenario, List.of());
        assertThat(undisturbed.run().failure()).isNull();

        List<Fault> crashes = crashes(undisturbed);
        assertThat(crashes).hasSizeGreaterThan(20);
        for (Fault crash : crashes) {
            RunResult result = simulation(scenario, List.of(crash)).run();

            assertThat(result.failure()).as("%s with %s", scenario, crash).isNull();
            assertThat(result.faults().asMap())
                    .as("%s with %s", scenario, crash)
                    .containsKey(FaultKind.F59);
        }
    }

    private static List<Fault> crashes(Simulation undisturbed) {
        List<Fault> crashes = new ArrayList<>();
        for (CallKind kind : CallKind.values()) {
            if (kind.isWrite()) {
                for (int nth = 1; nth <= undisturbed.callsWhileFaulty(kind); nth++) {
                    crashes.add(new Fault(Place.call("a", kind), nth, FaultKind.F59, 0));
                    crashes.add(new Fault(Place.call("a", kind), nth, FaultKind.F59, 1));
                }
            }
        }
        return crashes;
    }

    private static Simulation simulation(Scenario scenario, List<Fault> more) {
        List<Fault> faults =
                Stream.concat(scenario.planned().stream(), more.stream()).toList();
        return new Simulation(scenario.setup(), faults, Mutation.NONE, Trace.hashed());
    }
}
