package dev.muster.harness.simulate.port;

import dev.muster.model.plan.Outcome;
import dev.muster.statestore.StoreUnavailableException;
import dev.muster.statestore.WriteResult;
import java.util.function.Supplier;

/** What a caller is told whose answer never arrives. */
final class Lost {
    private static final String WHY = "the answer was lost";

    private Lost() {}

    static <T> Outcome<T> outcome() {
        return new Outcome.Unknown<>(WHY);
    }

    static WriteResult write() {
        return new WriteResult.Unknown(WHY);
    }

    static <T> Supplier<T> read() {
        return () -> {
            throw new StoreUnavailableException(WHY, null);
        };
    }
}
