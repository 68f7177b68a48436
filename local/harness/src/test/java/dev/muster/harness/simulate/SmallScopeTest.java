package dev.muster.harness.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.harness.simulate.choice.Choice;
import dev.muster.harness.simulate.choice.Enumeration;
import dev.muster.harness.simulate.fault.CallKind;
import dev.muster.harness.simulate.fault.Fault;
import dev.muster.harness.simulate.fault.FaultKind;
import dev.muster.harness.simulate.fault.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Everything that can happen in a small world: two jobs, two controllers that take over at different moments, and at the
 * calls that matter every fault by itself and, in {@code ./muster test --full}, every pair of faults.
 */
class SmallScopeTest {
    private static final List<Fault> TAKEOVERS = Arrays.asList(
            new Fault(Place.CLOCK, 6, FaultKind.F61, 0),
            new Fault(Place.CLOCK, 14, FaultKind.F61, 20),
            new Fault(Place.CLOCK, 30, FaultKind.F61, 0));

    private static final RunSetup SETUP = RunSetup.of(23)
            .only(Duration.ofSeconds(75), List.of(job(Duration.ofSeconds(1)), job(Duration.ofSeconds(3))));

    @Test
    void two_jobs_two_controllers_and_any_fault_end_well() throws InterruptedException, ExecutionException {
        List<RunResult> results = new ManyRuns(SETUP).run(all(SmallScopeTest::takeoverAndOne));

        assertThat(results).hasSizeGreaterThan(150);
        assertThat(ManyRuns.failures(results)).isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = "muster.full", matches = "true")
    void two_jobs_two_controllers_and_any_two_faults_end_well() throws InterruptedException, ExecutionException {
        List<RunResult> results = new ManyRuns(SETUP).run(all(SmallScopeTest::takeoverAndTwo));

        assertThat(results).hasSizeGreaterThan(2_000);
        assertThat(results.stream().mapToLong(RunResult::steps).sum()).isGreaterThan(500_000);
        assertThat(ManyRuns.failures(results)).isEmpty();
    }

    private static PlannedJob job(Duration after) {
        return PlannedJob.of("beta", after, Duration.ofSeconds(9), "docker");
    }

    private static List<List<Fault>> all(Function<Choice, List<Fault>> draw) {
        List<List<Fault>> all = new ArrayList<>();
        Enumeration choices = new Enumeration();
        while (choices.next()) {
            all.add(draw.apply(choices));
        }
        return all;
    }

    /** One takeover, and one or none of the others. */
    private static List<Fault> takeoverAndOne(Choice choice) {
        List<Fault> chosen = new ArrayList<>();
        chosen.add(TAKEOVERS.get(choice.choose(TAKEOVERS.size())));
        List<Fault> possible = possible();
        int one = choice.choose(possible.size() + 1);
        if (one < possible.size()) {
            chosen.add(possible.get(one));
        }
        return chosen;
    }

    /** One takeover and two of the others, each pair once. */
    private static List<Fault> takeoverAndTwo(Choice choice) {
        List<Fault> possible = possible();
        Fault takeover = TAKEOVERS.get(choice.choose(TAKEOVERS.size()));
        int first = choice.choose(possible.size() - 1);
        int second = first + 1 + choice.choose(possible.size() - first - 1);
        return Arrays.asList(takeover, possible.get(first), possible.get(second));
    }

    private static List<Fault> possible() {
        List<Fault> possible = new ArrayList<>();
        add(possible, "a", CallKind.CLAIM, 1, FaultKind.F3);
        add(possible, "a", CallKind.RUN_TASK, 1, FaultKind.F18);
        add(possible, "a", CallKind.RECORD_TASK, 1, FaultKind.F3);
        add(possible, "a", CallKind.RECORD_KEY, 1, FaultKind.F3);
        add(possible, "a", CallKind.REGISTER, 1, FaultKind.F38);
        add(possible, "a", CallKind.CORDON, 1, FaultKind.F38);
        add(possible, "a", CallKind.INTEND, 1, FaultKind.F3);
        add(possible, "a", CallKind.DELETE_REGISTRATION, 1, FaultKind.F38);
        add(possible, "b", CallKind.ACQUIRE_FENCE, 1, FaultKind.F3);
        add(possible, "b", CallKind.CLAIM, 1, FaultKind.F3);
        add(possible, "b", CallKind.RUN_TASK, 1, FaultKind.F18);
        add(possible, "b", CallKind.CORDON, 1, FaultKind.F38);
        add(possible, "b", CallKind.INTEND, 1, FaultKind.F3);
        return possible;
    }

    /** Dies before, dies after, sleeps before, hears no answer. */
    private static void add(List<Fault> possible, String controller, CallKind kind, int nth, FaultKind lostAnswer) {
        String place = Place.call(controller, kind);
        possible.add(new Fault(place, nth, FaultKind.F59, 0));
        possible.add(new Fault(place, nth, FaultKind.F59, 1));
        possible.add(new Fault(place, nth, FaultKind.F60, 20));
        possible.add(new Fault(place, nth, lostAnswer, 0));
    }
}
