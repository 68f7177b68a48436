package dev.muster.statestore.memory;

import dev.muster.statestore.AgentStoreContract;
import dev.muster.statestore.Stores;

class MemoryAgentStoreTest extends AgentStoreContract {
    @Override
    protected Stores stores() {
        return MemoryStores.empty();
    }
}
