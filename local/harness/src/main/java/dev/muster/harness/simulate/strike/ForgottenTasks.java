package dev.muster.harness.simulate.strike;

import dev.muster.harness.simulate.fault.Fault;
import dev.muster.harness.simulate.fault.FaultKind;
import dev.muster.harness.simulate.fault.Faults;
import dev.muster.simulator.bus.EventFate;
import dev.muster.simulator.bus.EventFates;
import dev.muster.simulator.ecs.EcsRegion;
import dev.muster.simulator.ecs.StopCode;
import dev.muster.simulator.ecs.TaskEvent;
import dev.muster.simulator.ecs.TaskStatus;
import dev.muster.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Tasks whose end nobody is told: for a while ECS forgets every task as soon as it has stopped, and its last event is
 * lost. So it looks to a controller that was away for more than the hour for which ECS remembers stopped tasks.
 */
public final class ForgottenTasks implements EventFates {
    private static final Duration FORGETFUL_FOR = Duration.ofSeconds(60);

    private final World world;
    private final Faults faults;
    private final EcsRegion region;
    private final EventFates others;
    private Instant until = Instant.MIN;

    public ForgottenTasks(World world, Faults faults, EcsRegion region, EventFates others) {
        this.world = world;
        this.faults = faults;
        this.region = region;
        this.others = others;
    }

    /** From now on, for a minute. */
    public void strike(Fault fault) {
        until = world.now().plus(FORGETFUL_FOR);
    }

    @Override
    public EventFate fate(TaskEvent event) {
        EventFate fate = others.fate(event);
        if (isInterruption(event)) {
            faults.tookEffect(FaultKind.F30);
        }
        boolean stopped = event.task().lastStatus() == TaskStatus.STOPPED;
        if (!stopped || faults.isHealed() || !world.now().isBefore(until)) {
            return fate;
        }
        faults.tookEffect(FaultKind.F25);
        region.vanish(event.task().arn());
        return new EventFate(true, Duration.ZERO, List.of(), fate.extras());
    }

    private static boolean isInterruption(TaskEvent event) {
        return event.task().stop() != null
                && event.task().stop().code() == StopCode.TERMINATION_NOTICE
                && event.task().lastStatus() == TaskStatus.RUNNING;
    }
}
