package dev.muster.harness.simulate.fault;

import java.util.Optional;
import java.util.function.Supplier;

/** How a platform's own faults change the answer to one call. */
@FunctionalInterface
public interface Twist<T> {
    /**
     * @param effect makes the call as if nothing were wrong, as often as it is asked
     * @return what is answered instead; empty if this fault makes no difference to this call
     * @throws dev.muster.statestore.StoreUnavailableException where that is the answer
     */
    Optional<T> answer(Fault fault, Supplier<T> effect);

    /** No fault of the platform changes the answer. */
    static <T> Twist<T> none() {
        return (fault, effect) -> Optional.empty();
    }
}
