package dev.muster.harness.simulate.port;

import dev.muster.harness.simulate.runtime.SimulatedRuntime;
import dev.muster.simulator.agents.BootstrapAsk;
import dev.muster.simulator.agents.BootstrapDoor;
import dev.muster.simulator.agents.BootstrapReply;
import dev.muster.simulator.world.RandomStream;
import dev.muster.simulator.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The address at which containers find a controller: any of the processes that are up, as a load balancer would choose.
 * Nobody answers while none is, nor if the process dies over it; the agent asks again.
 */
public final class ControllerDoor implements BootstrapDoor {
    private static final Duration LONGEST_WAY = Duration.ofMillis(80);

    private final World world;
    private final RandomStream chance;
    private final List<Desk> desks = new ArrayList<>();

    public ControllerDoor(World world) {
        this.world = world;
        this.chance = world.stream("door");
    }

    /** What a process does with a container's question, on a worker of its own. */
    @FunctionalInterface
    public interface BootstrapHandler {
        BootstrapReply answer(BootstrapAsk ask);
    }

    /** From now on this process answers too, for as long as it lives. */
    public void open(SimulatedRuntime process, BootstrapHandler handler) {
        desks.add(new Desk(process, handler));
    }

    @Override
    public void request(BootstrapAsk ask, Consumer<BootstrapReply> then) {
        desks.removeIf(desk -> desk.process.isDead());
        if (desks.isEmpty()) {
            return;
        }
        Desk desk = chance.pick(desks);
        desk.process.spawn("bootstrap-" + ask.agentId(), () -> {
            BootstrapReply reply = desk.handler.answer(ask);
            desk.process.step(
                    "bootstrap " + ask.agentId() + " -> " + reply.getClass().getSimpleName());
            world.after(chance.between(Duration.ZERO, LONGEST_WAY), () -> then.accept(reply));
        });
    }

    private record Desk(SimulatedRuntime process, BootstrapHandler handler) {}
}
