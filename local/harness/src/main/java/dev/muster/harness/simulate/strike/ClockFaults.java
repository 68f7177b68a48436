package dev.muster.harness.simulate.strike;

import dev.muster.harness.simulate.fault.Fault;
import dev.muster.harness.simulate.fault.FaultKind;
import dev.muster.harness.simulate.fault.Faults;
import dev.muster.harness.simulate.fault.Place;
import dev.muster.simulator.world.World;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** What goes wrong at a time rather than at a step. */
public final class ClockFaults {
    private final World world;
    private final Faults faults;
    private final Map<FaultKind, Consumer<Fault>> strikes = new EnumMap<>(FaultKind.class);

    public ClockFaults(World world, Faults faults) {
        this.world = world;
        this.faults = faults;
    }

    /**
     * What happens when a fault of that kind is due.
     *
     * @param strike has to say by itself that it took effect
     */
    public ClockFaults on(FaultKind kind, Consumer<Fault> strike) {
        strikes.put(kind, strike);
        return this;
    }

    /** Plans all of them, from now. */
    public void begin() {
        for (Fault fault : faults.all(Place.CLOCK)) {
            Consumer<Fault> strike = strikes.get(fault.kind());
            if (strike != null) {
                world.after(Duration.ofSeconds(fault.nth()), () -> {
                    if (!faults.isHealed()) {
                        strike.accept(fault);
                    }
                });
            }
        }
    }
}
