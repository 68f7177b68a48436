package dev.muster.statestore.memory;

import dev.muster.statestore.SpecEditsContract;

class MemorySpecEditsTest extends SpecEditsContract {
    @Override
    protected Table table() {
        MemoryTables tables = new MemoryTables();
        return new Table(new MemoryPoolStore(tables), new MemorySpecEdits(tables));
    }
}
