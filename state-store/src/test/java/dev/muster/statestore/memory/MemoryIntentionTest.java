package dev.muster.statestore.memory;

import dev.muster.statestore.IntentionContract;
import dev.muster.statestore.Stores;

class MemoryIntentionTest extends IntentionContract {
    @Override
    protected Stores stores() {
        return MemoryStores.empty();
    }
}
