package dev.muster.statestore.memory;

import dev.muster.statestore.AdoptionContract;
import dev.muster.statestore.Stores;

class MemoryAdoptionTest extends AdoptionContract {
    @Override
    protected Stores stores() {
        return MemoryStores.empty();
    }
}
