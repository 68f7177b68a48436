package dev.muster.harness.simulate;

import dev.muster.controller.loop.Registrations;
import dev.muster.controller.loop.Tasks;
import dev.muster.statestore.memory.FenceCheck;
import java.util.function.UnaryOperator;

/** A deliberate mistake in a controller's parts, to show that the invariants notice it. */
public record Mutation(UnaryOperator<Tasks> tasks, UnaryOperator<Registrations> registrations, FenceCheck fenceCheck) {
    /** No mistake. */
    public static final Mutation NONE =
            new Mutation(tasks -> tasks, registrations -> registrations, FenceCheck.IN_FORCE);
}
