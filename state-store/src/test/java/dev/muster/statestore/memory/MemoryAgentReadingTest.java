package dev.muster.statestore.memory;

import dev.muster.statestore.AgentReadingContract;
import dev.muster.statestore.Stores;

class MemoryAgentReadingTest extends AgentReadingContract {
    @Override
    protected Stores stores() {
        return MemoryStores.empty();
    }
}
