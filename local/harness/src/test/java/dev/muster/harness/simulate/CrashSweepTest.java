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
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A crash before and after every effect and every store write of each scenario; what follows has nothing in its memory. A
 * build tries some of the crashes of each scenario, {@code ./muster test --full} all of them.
 */
class CrashSweepTest {
    private static final int TRY_EACH = Boolean.getBoolean("muster.full") ? 1 : 7;

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void a_crash_at_any_step_is_survived(Scenario scenario) throws InterruptedException, ExecutionException {
        Simulation undisturbed = new Simulation(scenario.setup(), scenario.planned(), Mutation.NONE, Trace.hashed());
        assertThat(undisturbed.run().failure()).isNull();
        List<List<Fault>> crashes = crashes(undisturbed).stream()
                .map(crash -> Stream.concat(scenario.planned().stream(), Stream.of(crash))
                        .toList())
                .toList();
        assertThat(crashes).hasSizeGreaterThan(40);

        List<RunResult> results = new ManyRuns(scenario.setup())
                .run(some(crashes, List.of(Scenario.values()).indexOf(scenario)));

        assertThat(ManyRuns.failures(results)).isEmpty();
        assertThat(results)
                .allSatisfy(result -> assertThat(result.faults().asMap())
                        .as(result.planned().toString())
                        .containsKey(FaultKind.F59));
    }

    /** Not the same ones of every scenario: many scenarios begin alike. */
    private static <T> List<T> some(List<T> all, int first) {
        List<T> some = new ArrayList<>();
        for (int i = first % TRY_EACH; i < all.size(); i += TRY_EACH) {
            some.add(all.get(i));
        }
        return some;
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
}
