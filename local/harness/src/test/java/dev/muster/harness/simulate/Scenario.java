package dev.muster.harness.simulate;

import dev.muster.harness.simulate.fault.Fault;
import dev.muster.harness.simulate.fault.FaultKind;
import dev.muster.harness.simulate.fault.Place;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The situations that every way of crashing has to survive. */
@SuppressWarnings("ImmutableEnumChecker") // lists that nobody changes
enum Scenario {
    ONE_JOB(faults(), job(1)),
    TWO_JOBS_OF_ONE_KIND(faults(), job(1), job(1)),
    A_BURST(faults(), job(1), job(1), job(2), job(2), job(2), job(3), job(3)),
    A_JOB_CANCELLED_BEFORE_ITS_AGENT_IS_THERE(faults(), job(1).cancelledAfter(Duration.ofSeconds(8)), job(2)),
    A_JOB_CANCELLED_WHILE_IT_RUNS(
            faults(), PlannedJob.of("beta", second(1), second(120), "docker").cancelledAfter(second(70))),
    A_JOB_BETWEEN_TWO_POLLS(faults(), PlannedJob.of("beta", second(1), Duration.ofMillis(300), "docker")),
    A_LISTENER_THAT_HANGS(faults(container(1, FaultKind.F76, 0)), job(1), job(5)),
    AN_AGENT_THAT_NEVER_REGISTERS(faults(container(1, FaultKind.F50, 0)), job(1)),
    A_CONTAINER_THAT_EXITS_AT_ONCE(faults(container(1, FaultKind.F32, 1)), job(1)),
    AN_AGENT_THAT_DIES_IN_ITS_JOB(faults(container(1, FaultKind.F54, 50)), job(1), job(2)),
    AN_AGENT_THAT_TURNS_OUT_TO_OFFER_OTHER_THINGS(faults(container(1, FaultKind.F78, 0)), job(1), job(2)),
    A_COPIED_KEY(faults(container(2, FaultKind.F77, 0)), job(1), job(4)),
    AN_IMAGE_THAT_CANNOT_BE_PULLED(faults(new Fault(Place.TASK, 1, FaultKind.F31, 0)), job(1)),
    A_LAUNCH_WITHOUT_AN_ANSWER(faults(new Fault("a.RUN_TASK", 1, FaultKind.F18, 0)), job(1), job(2)),
    NO_CAPACITY(faults(new Fault("a.RUN_TASK", 1, FaultKind.F21, 2)), job(1), job(2)),
    A_SECOND_CONTROLLER(faults(new Fault(Place.CLOCK, 25, FaultKind.F61, 0)), job(1), job(2)),
    A_CONTROLLER_THAT_SLEEPS(faults(new Fault(Place.CLOCK, 25, FaultKind.F61, 30)), job(1), job(2)),
    A_LIMIT_SET_TO_NOTHING(faults(new Fault(Place.CLOCK, 20, FaultKind.F68, 30)), job(1), job(8)),
    AN_IMAGE_THAT_CHANGES(faults(new Fault(Place.CLOCK, 20, FaultKind.F72, 0)), job(1), job(8));

    private static final long SEED = 17;
    private static final Duration PHASE = Duration.ofMinutes(3);

    private final List<Fault> faults;
    private final List<PlannedJob> jobs;

    Scenario(List<Fault> faults, PlannedJob... jobs) {
        this.faults = faults;
        this.jobs = Arrays.asList(jobs);
    }

    RunSetup setup() {
        return RunSetup.of(SEED).only(PHASE, jobs);
    }

    List<Fault> plannedAnd(List<Fault> more) {
        return Stream.concat(faults.stream(), more.stream()).toList();
    }

    private static PlannedJob job(int atSecond) {
        return PlannedJob.of("beta", second(atSecond), second(12), "docker");
    }

    private static Duration second(int number) {
        return Duration.ofSeconds(number);
    }

    private static Fault container(int nth, FaultKind kind, int amount) {
        return new Fault(Place.CONTAINER, nth, kind, amount);
    }

    private static List<Fault> faults(Fault... all) {
        return Arrays.asList(all);
    }
}
