package dev.muster.statestore.memory;

import dev.muster.statestore.ImageStoreContract;
import dev.muster.statestore.Stores;

class MemoryImageStoreTest extends ImageStoreContract {
    @Override
    protected Stores stores() {
        return MemoryStores.empty();
    }
}
