package dev.muster.harness.simulate.port;

import dev.muster.harness.simulate.check.Invariant;
import dev.muster.harness.simulate.fault.CallKind;
import dev.muster.harness.simulate.fault.Fault;
import dev.muster.harness.simulate.fault.FaultKind;
import dev.muster.harness.simulate.fault.Faults;
import dev.muster.harness.simulate.fault.Place;
import dev.muster.harness.simulate.fault.Twist;
import dev.muster.harness.simulate.runtime.SimulatedRuntime;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.simulator.world.RandomStream;
import dev.muster.statestore.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where a process touches the world: every call of a port passes here, and others have their turn before and after its
 * effect. Here too a call fails in the ways that are ours or the network's rather than the platform's.
 */
public final class Boundary {
    private static final Duration LONGEST_WAY = Duration.ofMillis(60);

    /** The call has its effect, and its answer never arrives. */
    private static final Set<FaultKind> LOST_ANSWERS = EnumSet.of(FaultKind.F3, FaultKind.F18, FaultKind.LOST);

    /** The call never arrives, which looks the same from here. */
    private static final Set<FaultKind> LOST_CALLS = EnumSet.of(FaultKind.F4, FaultKind.F19, FaultKind.F17);

    private final SimulatedRuntime process;
    private final String controller;
    private final Faults faults;
    private final Invariant observer;
    private final RandomStream ways;

    /** @param controller {@code a} or {@code b}, whichever of its processes this is */
    public Boundary(SimulatedRuntime process, String controller, Faults faults, Invariant observer) {
        this.process = process;
        this.controller = controller;
        this.faults = faults;
        this.observer = observer;
        this.ways = process.stream("ways");
    }

    /** Who is told what passes here. */
    Invariant observer() {
        return observer;
    }

    /** Passes on what ECS answered to a launch, telling of a failure. */
    Outcome<TaskSeen> launched(String startedBy, Outcome<TaskSeen> answer) {
        if (answer instanceof Outcome.Failed<TaskSeen>(CloudFault fault)) {
            observer.launchFailed(process.name(), startedBy, fault, process.now());
        }
        return answer;
    }

    /** The process's time. */
    public Instant now() {
        return process.now();
    }

    /** A call whose answer only the network can spoil. */
    public <T> T call(CallKind kind, String what, Supplier<T> effect, Supplier<T> lost, Function<T, String> print) {
        return call(kind, what, effect, lost, Twist.none(), print);
    }

    /** Says that a fault struck which was planned for another place. */
    void tookEffect(FaultKind kind) {
        faults.tookEffect(kind);
    }

    /**
     * Makes a call.
     *
     * @param what for the trace
     * @param effect touches the simulated world; instantaneous
     * @param lost what the caller is told if the answer never arrives; may throw
     * @param twist what the platform's own faults make of the answer
     * @param print for the trace: how it ended, short and the same in every run
     */
    public <T> T call(
            CallKind kind,
            String what,
            Supplier<T> effect,
            Supplier<T> lost,
            Twist<T> twist,
            Function<T, String> print) {
        List<Fault> planned = faults.visit(Place.call(controller, kind));
        observer.called(process.name(), kind, process.now());
        process.sleep(way());
        planned.forEach(fault -> before(kind, what, fault));
        if (planned.stream().anyMatch(Boundary::losesCall)) {
            planned.stream().filter(Boundary::losesCall).map(Fault::kind).forEach(faults::tookEffect);
            step(kind, what, "call lost");
            process.sleep(way());
            return lost.get();
        }
        T answer = twisted(kind, what, planned, twist, effect).orElseGet(effect);
        step(kind, what, print.apply(answer));
        planned.forEach(fault -> after(kind, what, fault));
        process.sleep(way());
        if (planned.stream().anyMatch(Boundary::losesAnswer)) {
            planned.stream().filter(Boundary::losesAnswer).map(Fault::kind).forEach(faults::tookEffect);
            step(kind, what, "answer lost");
            return lost.get();
        }
        return answer;
    }

    private <T> Optional<T> twisted(
            CallKind kind, String what, List<Fault> planned, Twist<T> twist, Supplier<T> effect) {
        for (Fault fault : planned) {
            try {
                Optional<T> instead = twist.answer(fault, effect);
                if (instead.isPresent()) {
                    struck(kind, what, fault);
                    return instead;
                }
            } catch (StoreUnavailableException instead) {
                struck(kind, what, fault);
                throw instead;
            }
        }
        return Optional.empty();
    }

    private void struck(CallKind kind, String what, Fault fault) {
        faults.tookEffect(fault.kind());
        step(kind, what, fault.kind() + " strikes");
    }

    private void before(CallKind kind, String what, Fault fault) {
        if (fault.kind() == FaultKind.F59 && fault.amount() == 0) {
            crash(kind, what, "before");
        } else if (fault.kind() == FaultKind.F60) {
            faults.tookEffect(FaultKind.F60);
            step(kind, what, "paused before");
            process.pause(Duration.ofSeconds(fault.amount()));
            process.sleep(Duration.ZERO);
        } else if (fault.kind() == FaultKind.F65) {
            faults.tookEffect(FaultKind.F65);
            step(kind, what, "slow");
            process.sleep(Duration.ofMillis(fault.amount()));
        }
    }

    private void after(CallKind kind, String what, Fault fault) {
        if (fault.kind() == FaultKind.F59 && fault.amount() > 0) {
            crash(kind, what, "after");
        } else if (fault.kind() == FaultKind.F27) {
            process.stayAway(Duration.ofSeconds(fault.amount()));
            step(kind, what, "crash for long");
            process.kill();
        }
    }

    private void crash(CallKind kind, String what, String when) {
        faults.tookEffect(FaultKind.F59);
        step(kind, what, "crash " + when);
        process.kill();
    }

    private static boolean losesAnswer(Fault fault) {
        return LOST_ANSWERS.contains(fault.kind()) || (fault.kind() == FaultKind.F38 && fault.amount() == 0);
    }

    private static boolean losesCall(Fault fault) {
        return LOST_CALLS.contains(fault.kind()) || (fault.kind() == FaultKind.F38 && fault.amount() > 0);
    }

    private Duration way() {
        return ways.between(Duration.ZERO, LONGEST_WAY);
    }

    private void step(CallKind kind, String what, String outcome) {
        process.step(kind + " " + what + " -> " + outcome);
    }
}
