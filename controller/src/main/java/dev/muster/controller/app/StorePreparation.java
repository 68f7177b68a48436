package dev.muster.controller.app;

import dev.muster.statestore.StoreUnavailableException;

/** What has to be done with the state store before the loop begins. */
@FunctionalInterface
interface StorePreparation {
    /** Nothing: infrastructure has made the tables. */
    StorePreparation NONE = () -> {};

    /** @throws StoreUnavailableException if it could not be done yet */
    void prepare();
}
