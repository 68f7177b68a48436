package dev.muster.statestore.memory;

import dev.muster.statestore.DecisionLogContract;
import dev.muster.statestore.Stores;

class MemoryDecisionLogTest extends DecisionLogContract {
    @Override
    protected Stores stores() {
        return MemoryStores.empty();
    }
}
