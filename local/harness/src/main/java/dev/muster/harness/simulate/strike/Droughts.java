package dev.muster.harness.simulate.strike;

import dev.muster.harness.simulate.fault.Fault;
import dev.muster.harness.simulate.fault.FaultKind;
import dev.muster.harness.simulate.fault.Faults;
import dev.muster.simulator.ecs.LaunchVerdict;
import dev.muster.simulator.ecs.LaunchVerdicts;
import dev.muster.simulator.ecs.RunTaskCall;
import dev.muster.simulator.world.World;
import java.time.Duration;
import java.time.Instant;

/** There is no Spot capacity for a while; there is always the other. */
public final class Droughts implements LaunchVerdicts {
    /** The capacity provider that runs dry. */
    public static final String SPOT = "FARGATE_SPOT";

    private static final LaunchVerdict NO_ROOM =
            new LaunchVerdict.Failure("Capacity is unavailable at this time. Please try again later");

    private final World world;
    private final Faults faults;
    private Instant until = Instant.MIN;

    public Droughts(World world, Faults faults) {
        this.world = world;
        this.faults = faults;
    }

    /** From now on, for as many seconds as the fault says. */
    public void strike(Fault fault) {
        until = world.now().plus(Duration.ofSeconds(fault.amount()));
    }

    @Override
    public LaunchVerdict judge(RunTaskCall call) {
        String provider =
                call.capacityProviderStrategy().path(0).path("capacityProvider").asString("");
        if (!provider.equals(SPOT) || faults.isHealed() || !world.now().isBefore(until)) {
            return new LaunchVerdict.Launch();
        }
        faults.tookEffect(FaultKind.F83);
        return NO_ROOM;
    }
}
