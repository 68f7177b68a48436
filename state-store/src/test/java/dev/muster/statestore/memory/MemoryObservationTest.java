package dev.muster.statestore.memory;

import dev.muster.statestore.ObservationContract;
import dev.muster.statestore.Stores;

class MemoryObservationTest extends ObservationContract {
    @Override
    protected Stores stores() {
        return MemoryStores.empty();
    }
}
