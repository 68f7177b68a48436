package dev.muster.statestore.memory;

import dev.muster.statestore.FenceStoreContract;
import dev.muster.statestore.Stores;

class MemoryFenceStoreTest extends FenceStoreContract {
    @Override
    protected Stores stores() {
        return MemoryStores.empty();
    }
}
