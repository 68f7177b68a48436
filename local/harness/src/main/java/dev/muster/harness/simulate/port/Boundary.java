package dev.muster.harness.simulate.port;

import dev.muster.harness.simulate.fault.CallFault;
import dev.muster.harness.simulate.fault.CallKind;
import dev.muster.harness.simulate.fault.PlannedCalls;
import dev.muster.harness.simulate.runtime.SimulatedRuntime;
import dev.muster.simulator.world.RandomStream;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where a process touches the world: every call of a port passes here, and others have their turn before and after its
 * effect. Here too a call fails in the ways that are ours rather than the platform's.
 */
public final class Boundary {
    private static final Duration LONGEST_WAY = Duration.ofMillis(60);
    private static final Duration LEAST_PAUSE = Duration.ofSeconds(5);
    private static final Duration MOST_PAUSE = Duration.ofSeconds(40);

    private final SimulatedRuntime process;
    private final PlannedCalls faults;
    private final RandomStream ways;

    public Boundary(SimulatedRuntime process, PlannedCalls faults) {
        this.process = process;
        this.faults = faults;
        this.ways = process.stream("ways");
    }

    /**
     * Makes a call whose answer may get lost.
     *
     * @param what for the trace
     * @param effect touches the simulated world; instantaneous
     * @param lost what the caller is told if the answer never arrives; may throw
     * @param print for the trace: how it ended, short and the same in every run
     */
    public <T> T call(CallKind kind, String what, Supplier<T> effect, Supplier<T> lost, Function<T, String> print) {
        CallFault fault = faults.next(kind);
        process.sleep(way());
        before(kind, what, fault);
        T answer = effect.get();
        step(kind, what, print.apply(answer));
        if (fault == CallFault.CRASH_AFTER) {
            crash(kind, what, "after");
        }
        process.sleep(way());
        if (fault != CallFault.LOST_ANSWER) {
            return answer;
        }
        faults.tookEffect(kind, fault);
        step(kind, what, "answer lost");
        return lost.get();
    }

    private void before(CallKind kind, String what, CallFault fault) {
        if (fault == CallFault.CRASH_BEFORE) {
            crash(kind, what, "before");
        }
        if (fault == CallFault.PAUSE_BEFORE) {
            faults.tookEffect(kind, fault);
            step(kind, what, "paused before");
            process.pause(ways.between(LEAST_PAUSE, MOST_PAUSE));
            process.sleep(Duration.ZERO);
        }
    }

    private void crash(CallKind kind, String what, String when) {
        faults.tookEffect(kind, when.equals("before") ? CallFault.CRASH_BEFORE : CallFault.CRASH_AFTER);
        step(kind, what, "crash " + when);
        process.kill();
    }

    private Duration way() {
        return ways.between(Duration.ZERO, LONGEST_WAY);
    }

    private void step(CallKind kind, String what, String outcome) {
        process.step(kind + " " + what + " -> " + outcome);
    }
}
