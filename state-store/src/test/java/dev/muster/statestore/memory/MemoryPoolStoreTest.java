package dev.muster.statestore.memory;

import dev.muster.statestore.PoolStoreContract;
import dev.muster.statestore.Stores;

class MemoryPoolStoreTest extends PoolStoreContract {
    @Override
    protected Stores stores() {
        return MemoryStores.empty();
    }
}
