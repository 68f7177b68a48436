package dev.muster.statestore.memory;

import dev.muster.statestore.Fence;
import org.jspecify.annotations.Nullable;

/** Decides whether an intention may be written. A part of its own, so that a test can show what happens without it. */
@FunctionalInterface
public interface FenceCheck {
    /** The rule of the port: exactly the fence in force. */
    FenceCheck IN_FORCE = (inForce, presented) -> presented.equals(inForce);

    /**
     * @param inForce null if nobody ever owned the pool
     * @param presented what the writer believes to be in force
     */
    boolean admits(@Nullable Fence inForce, Fence presented);
}
