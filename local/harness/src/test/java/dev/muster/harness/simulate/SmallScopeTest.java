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
import org.junit.jupiter.api.Test;

/**
 * Everything that can happen in a small world: two jobs, two controllers that take over at different moments, and every
 * pair of faults at the calls that matter.
 */
class SmallScopeTest {
    private static final List<Fault> TAKEOVERS = Arrays.asList(
            new Fault(Place.CLOCK, 6, FaultKind.F61, 0),
            new Fault(Place.CLOCK, 14, FaultKind.F61, 20),
            new Fault(Place.CLOCK, 30, FaultKind.F61, 0));

    private static final RunSetup SETUP = RunSetup.of(23)
            .only(Duration.ofSeconds(75), List.of(job(Duration.ofSeconds(1)), job(Duration.ofSeconds(3))));

    @Test
    void two_jobs_two_controllers_and_any_two_faults_end_well() throws InterruptedException, ExecutionException {
        List<List<Fault>> everything = new ArrayList<>();
        Enumeration choices = new Enumeration();
        while (choices.next()) {
            everything.add(faults(choices));
        }

        List<RunResult> results = new ManyRuns(SETUP).run(everything);

        assertThat(results).hasSizeGreaterThan(4_000);
        assertThat(results.stream().mapToLong(RunResult::steps).sum()).isGreaterThan(500_000);
        assertThat(ManyRuns.failures(results)).isEmpty();
    }

    private static PlannedJob job(Duration after) {
        return PlannedJob.of("beta", after, Duration.ofSeconds(9), "docker");
    }

    /** One takeover and none, one or two of the others, each pair once. */
    private static List<Fault> faults(Choice choice) {
        List<Fault> chosen = new ArrayList<>();
        chosen.add(TAKEOVERS.get(choice.choose(TAKEOVERS.size())));
        List<Fault> possible = possible();
        int first = choice.choose(possible.size() + 1);
        if (first < possible.size()) {
            chosen.add(possible.get(first));
            int second = first + 1 + choice.choose(possible.size() - first);
            if (second < possible.size()) {
                chosen.add(possible.get(second));
            }
        }
        return chosen;
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
