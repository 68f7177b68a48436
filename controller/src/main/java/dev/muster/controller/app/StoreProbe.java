package dev.muster.controller.app;

import dev.muster.statestore.StoreUnavailableException;

/** Asks the state store for anything, cheaply. */
@FunctionalInterface
interface StoreProbe {
    /** @throws StoreUnavailableException if it did not answer within 2 seconds */
    void ask();
}
