package dev.muster.controller.loop;

import dev.muster.model.plan.LicenceNeed;
import dev.muster.model.plan.LicenceRoom;
import dev.muster.model.plan.LicenceShares;
import dev.muster.model.pool.PoolName;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The parallel jobs of one organisation, and what its pools have and want of them. Guarded by {@link Licences}. */
final class Licence {
    /** What was read counts for so long; then only the total is believed. */
    private static final Duration BELIEVED = Duration.ofMinutes(5);

    private final Map<PoolName, LicenceNeed> needs = new TreeMap<>();
    private ParallelJobs.@Nullable Usage usage;
    private Instant readBegan = Instant.MIN;
    private Instant nextReading = Instant.MIN;

    /** Why the newest reading failed; empty if it did not. */
    private String trouble = "";

    boolean isDue(Instant now) {
        return !now.isBefore(nextReading);
    }

    void nextReadingAt(Instant next) {
        nextReading = next;
    }

    void read(ParallelJobs.Usage seen, Instant began) {
        usage = seen;
        readBegan = began;
        trouble = "";
    }

    void notRead(String why) {
        trouble = why;
    }

    /** Whether a reading was ever tried, so that there is something to tell. */
    boolean isAskedFor() {
        return usage != null || !trouble.isEmpty();
    }

    String trouble() {
        return trouble;
    }

    /** What a pool has and wants, from now on. */
    void needs(PoolName pool, LicenceNeed need) {
        needs.put(pool, need);
    }

    /** Only those pools share it. */
    void keep(Collection<PoolName> pools) {
        needs.keySet().retainAll(pools);
    }

    /**
     * What is left to a pool.
     *
     * @param otherwise how many jobs may run at once as long as the organisation never told; null if that is not known
     * @return null if nothing limits it, as far as is known
     */
    @Nullable
    LicenceRoom room(PoolName pool, @Nullable Integer otherwise, Instant now) {
        ParallelJobs.Usage seen = usage;
        if (seen == null) {
            return otherwise == null
                    ? null
                    : LicenceShares.withoutReading(otherwise, needs).room(pool);
        }
        Integer total = seen.total();
        if (total == null) {
            return null;
        }
        LicenceShares shares = now.isBefore(readBegan.plus(BELIEVED))
                ? new LicenceShares(total, seen.used(), readBegan, needs)
                : LicenceShares.withoutReading(total, needs);
        return shares.room(pool);
    }
}
