package dev.muster.statestore.memory;

import dev.muster.statestore.SpecStream;
import java.util.List;

/** The edits of pools in memory, for one follower; it begins with what comes next. */
public final class MemorySpecStream implements SpecStream {
    private final MemoryTables tables;
    private int told = -1;

    public MemorySpecStream(MemoryTables tables) {
        this.tables = tables;
    }

    @Override
    public News next() {
        return tables.atomically(() -> {
            int before = told;
            told = tables.edits.size();
            if (before < 0) {
                return new News.Missed("the stream is followed from now on");
            }
            List<String> fresh = tables.edits.subList(before, told);
            return fresh.isEmpty() ? new News.Quiet() : new News.Edited(fresh);
        });
    }
}
