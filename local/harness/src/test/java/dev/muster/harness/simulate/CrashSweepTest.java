package dev.muster.harness.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.harness.simulate.fault.CallKind;
import dev.muster.harness.simulate.fault.Fault;
import dev.muster.harness.simulate.fault.FaultKind;
import dev.muster.harness.simulate.fault.Place;
import dev.muster.harness.simulate.mutate.Mutation;
import dev.muster.harness.simulate.runtime.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A crash before and after every effect and every store write of each scenario; what follows has nothing in its memory. */
class CrashSweepTest {
    @ParameterizedTest
    @EnumSource(Scenario.class)
    void a_crash_at_any_step_is_survived(Scenario scenario) throws InterruptedException, ExecutionException {
        List<Fault> crashes = crashes(scenario);
        assertThat(crashes).hasSizeGreaterThan(40);

        List<RunResult> results = new ManyRuns(scenario.setup())
                .run(crashes.stream()
                        .map(crash -> scenario.plannedAnd(Arrays.asList(crash)))
                        .toList());

        assertThat(ManyRuns.failures(results)).isEmpty();
        assertThat(results)
                .allSatisfy(result -> assertThat(result.faults().asMap())
                        .as(result.planned().toString())
                        .containsKey(FaultKind.F59));
        assertThat(results)
                .as("what makes the scenario takes effect")
                .anySatisfy(result -> assertThat(result.faults().asMap()).containsKeys(kinds(scenario)));
    }

    private static FaultKind[] kinds(Scenario scenario) {
        return scenario.plannedAnd(List.of()).stream().map(Fault::kind).toArray(FaultKind[]::new);
    }

    /** The second crash strikes whoever followed after the first, in the middle of taking over or later. */
    @Test
    @EnabledIfSystemProperty(named = "muster.full", matches = "true")
    void any_two_crashes_in_the_life_of_one_job_are_survived() throws InterruptedException, ExecutionException {
        List<Fault> crashes = crashes(Scenario.ONE_JOB);
        List<List<Fault>> pairs = new ArrayList<>();
        for (int second = 1; second < crashes.size(); second++) {
            for (Fault first : crashes.subList(0, second)) {
                pairs.add(Scenario.ONE_JOB.plannedAnd(Arrays.asList(first, crashes.get(second))));
            }
        }

        List<RunResult> results = new ManyRuns(Scenario.ONE_JOB.setup()).run(pairs);

        assertThat(results).hasSizeGreaterThan(1_000);
        assertThat(ManyRuns.failures(results)).isEmpty();
    }

    /** What a run without a crash comes to is where crashes can strike. */
    private static List<Fault> crashes(Scenario scenario) {
        Simulation undisturbed =
                new Simulation(scenario.setup(), scenario.plannedAnd(List.of()), Mutation.NONE, Trace.hashed());
        assertThat(undisturbed.run().failure()).isNull();
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
