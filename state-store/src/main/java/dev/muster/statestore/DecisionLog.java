package dev.muster.statestore;

import dev.muster.model.agent.PoolUid;
import java.time.Instant;
import java.util.List;

/** Keeps what was decided, for people who ask later. Best effort: losing an entry changes nothing. */
public interface DecisionLog {
    /** Most lines kept per entry; what is beyond is counted in a last line. */
    int MAX_LINES = 50;

    /** Keeps one pass's decisions as one entry. An empty list keeps nothing. */
    void append(PoolUid pool, Instant at, List<String> lines);

    /** The newest entries of a day (UTC), newest first, at most {@code limit}. */
    List<Entry> newest(PoolUid pool, Instant day, int limit);

    /** One pass's decisions. */
    record Entry(Instant at, List<String> lines) {
        public Entry {
            lines = List.copyOf(lines);
        }
    }
}
