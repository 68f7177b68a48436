package dev.muster.harness.simulate.strike;

import dev.muster.harness.simulate.fault.Fault;
import dev.muster.harness.simulate.fault.Faults;
import dev.muster.harness.simulate.fault.Place;
import dev.muster.simulator.bus.EventFate;
import dev.muster.simulator.bus.EventFates;
import dev.muster.simulator.ecs.TaskEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What becomes of single task events on their way to the queue. */
public final class EventFaults implements EventFates {
    private final Faults faults;

    public EventFaults(Faults faults) {
        this.faults = faults;
    }

    @Override
    public EventFate fate(TaskEvent event) {
        boolean lost = false;
        Duration late = Duration.ZERO;
        List<Duration> again = new ArrayList<>();
        List<String> extras = new ArrayList<>();
        for (Fault fault : faults.visit(Place.EVENT)) {
            switch (fault.kind()) {
                case F10 -> {
                    faults.tookEffect(fault.kind());
                    again.add(Duration.ofMillis(fault.amount()));
                }
                case F11 -> late = Duration.ofMillis(fault.amount());
                case F12 -> {
                    faults.tookEffect(fault.kind());
                    lost = true;
                }
                case F15 -> {
                    faults.tookEffect(fault.kind());
                    extras.add(OddMessages.malformed(fault.nth()));
                }
                case F16 -> {
                    faults.tookEffect(fault.kind());
                    extras.add(OddMessages.unknown(event, fault.nth()));
                }
                default -> {}
            }
        }
        return new EventFate(lost, late, again, extras);
    }
}
