package dev.muster.statestore.memory;

import dev.muster.statestore.Stores;

/** Stores over fresh tables in memory. */
final class MemoryStores {
    private MemoryStores() {}

    static Stores empty() {
        MemoryTables tables = new MemoryTables();
        return new Stores(
                new MemoryAgentStore(tables),
                new MemoryFenceStore(tables),
                new MemoryPoolStore(tables),
                new MemoryDecisionLog(tables),
                new MemoryImageStore(tables));
    }
}
