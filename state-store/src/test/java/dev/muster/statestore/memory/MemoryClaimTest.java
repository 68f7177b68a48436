package dev.muster.statestore.memory;

import dev.muster.statestore.ClaimContract;
import dev.muster.statestore.Stores;

class MemoryClaimTest extends ClaimContract {
    @Override
    protected Stores stores() {
        return MemoryStores.empty();
    }
}
