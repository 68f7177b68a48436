package dev.muster.controller.app;

import dev.muster.controller.checks.DataKeys;
import dev.muster.controller.checks.LocalDataKeys;
import dev.muster.controller.kms.KmsDataKeys;
import java.util.Optional;

/**
 * What the tokens of checks are encrypted with that are answered later.
 *
 * @param keys empty if there are to be none
 * @param end gives back what they hold
 */
record CheckKeys(Optional<DataKeys> keys, Runnable end) implements AutoCloseable {
    static final CheckKeys NONE = new CheckKeys(Optional.empty(), () -> {});

    static CheckKeys of(LocalDataKeys keys) {
        return new CheckKeys(Optional.of(keys), () -> {});
    }

    static CheckKeys of(KmsDataKeys keys) {
        return new CheckKeys(Optional.of(keys), keys::close);
    }

    @Override
    public void close() {
        end.run();
    }
}
