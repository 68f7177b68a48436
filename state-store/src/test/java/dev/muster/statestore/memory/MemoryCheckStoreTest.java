package dev.muster.statestore.memory;

import dev.muster.statestore.CheckStore;
import dev.muster.statestore.CheckStoreContract;

class MemoryCheckStoreTest extends CheckStoreContract {
    @Override
    protected CheckStore store() {
        return new MemoryCheckStore();
    }
}
