package dev.muster.simulator.agents;

import java.util.function.Consumer;

/** The way to the controller, as the harness of a virtual-time run connects it. */
@FunctionalInterface
public interface BootstrapDoor {
    /**
     * Carries the question to the controller. {@code then} runs in the world's turn, at any later time, more than once
     * or never: the agent takes the first answer and asks again when none comes.
     */
    void request(BootstrapAsk ask, Consumer<BootstrapReply> then);
}
