package dev.muster.statestore.memory;

import dev.muster.model.agent.PoolUid;
import dev.muster.statestore.DecisionLog;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

/** Decisions in memory, all of them. */
public final class MemoryDecisionLog implements DecisionLog {
    private final MemoryTables tables;

    public MemoryDecisionLog(MemoryTables tables) {
        this.tables = tables;
    }

    @Override
    public void append(PoolUid pool, Instant at, List<String> lines) {
        if (!lines.isEmpty()) {
            tables.atomically(() -> tables.rows(pool).log.add(Entry.capped(at, lines)));
        }
    }

    @Override
    public List<Entry> newest(PoolUid pool, Instant day, int limit) {
        return tables.atomically(() -> tables.rows(pool).log.reversed().stream()
                .filter(entry -> sameDay(entry.at(), day))
                .sorted(Comparator.comparing(Entry::at).reversed())
                .limit(limit)
                .toList());
    }

    private static boolean sameDay(Instant one, Instant other) {
        return one.atZone(ZoneOffset.UTC)
                .toLocalDate()
                .equals(other.atZone(ZoneOffset.UTC).toLocalDate());
    }
}
