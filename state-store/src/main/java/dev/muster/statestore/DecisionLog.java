package dev.muster.statestore;

import dev.muster.model.agent.PoolUid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keeps what was decided, for people who ask later. Best effort: losing an entry changes nothing. */
public interface DecisionLog {
    /** Most lines kept per entry; what is beyond is counted in a last line. */
    int MAX_LINES = 50;

    /** Keeps one pass's decisions as one entry. An empty list keeps nothing. Never throws because the store is away. */
    void append(PoolUid pool, Instant at, List<String> lines);

    /**
     * The newest entries of a day (UTC), newest first, at most {@code limit}; of the same time, the last kept is the newest.
     *
     * @throws StoreUnavailableException if the store did not answer
     */
    List<Entry> newest(PoolUid pool, Instant day, int limit);

    /** One pass's decisions. */
    record Entry(Instant at, List<String> lines) {
        public Entry {
            lines = List.copyOf(lines);
        }

        /** The entry as it is kept: cut after {@link #MAX_LINES} lines, with one more line that counts the others. */
        public static Entry capped(Instant at, List<String> lines) {
            int beyond = lines.size() - MAX_LINES;
            if (beyond <= 0) {
                return new Entry(at, lines);
            }
            List<String> kept = new ArrayList<>(lines.subList(0, MAX_LINES));
            kept.add("and " + beyond + " more");
            return new Entry(at, kept);
        }
    }
}
