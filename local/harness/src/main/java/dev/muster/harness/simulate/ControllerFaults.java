package dev.muster.harness.simulate;

import dev.muster.harness.simulate.fault.Fault;
import dev.muster.harness.simulate.fault.FaultKind;
import dev.muster.harness.simulate.fault.Faults;
import dev.muster.harness.simulate.strike.ClockFaults;
import java.time.Duration;

/** What happens to controllers as processes: a second one comes, clocks are wrong, configurations old, ends announced. */
final class ControllerFaults {
    private static final int AHEAD = 500;
    private static final Duration TENTH = Duration.ofMillis(100);

    private final Faults faults;
    private final ControllerSlot first;
    private final ControllerSlot second;

    ControllerFaults(Faults faults, ControllerSlot first, ControllerSlot second) {
        this.faults = faults;
        this.first = first;
        this.second = second;
    }

    void strikeBy(ClockFaults clock) {
        clock.on(FaultKind.F61, this::takeOver)
                .on(FaultKind.F62, fault -> struck(fault, one(fault).restartWithOlderConfiguration()))
                .on(FaultKind.F64, fault -> struck(fault, one(fault).setClock(offset(fault))))
                .on(FaultKind.F67, fault -> struck(fault, one(fault).terminate(Duration.ofSeconds(fault.amount()))));
    }

    /** Whatever is wrong with the processes is put right. */
    void heal() {
        first.setClock(Duration.ZERO);
        second.setClock(Duration.ZERO);
        if (second.hasStarted()) {
            first.close();
            second.restart();
        }
    }

    /** The one that is left once the faults are over. */
    ControllerSlot survivor() {
        return second.hasStarted() ? second : first;
    }

    void restartAll() {
        first.restart();
        second.restart();
    }

    private void takeOver(Fault fault) {
        if (fault.amount() > 0) {
            faults.tookEffect(FaultKind.F60);
            first.pause(Duration.ofSeconds(fault.amount()));
        }
        second.start();
    }

    /** The second of two every third time. */
    private ControllerSlot one(Fault fault) {
        return second.hasStarted() && fault.nth() % 3 == 0 ? second : first;
    }

    private void struck(Fault fault, boolean tookEffect) {
        if (tookEffect) {
            faults.tookEffect(fault.kind());
        }
    }

    private static Duration offset(Fault fault) {
        return fault.amount() < AHEAD
                ? TENTH.multipliedBy(fault.amount()).negated()
                : TENTH.multipliedBy(fault.amount() - AHEAD);
    }
}
