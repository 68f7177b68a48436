package dev.muster.model.plan;

import dev.muster.model.pool.PoolName;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * Shares what is free of an organisation's parallel jobs among its pools: whoever uses fewest comes first, until nobody
 * wants more or nothing is free.
 *
 * @param total how many jobs the organisation may run at once
 * @param used how many it ran, ours and others', when it was asked
 * @param readBegan when it was asked
 * @param needs of every pool of the organisation, by name
 */
public record LicenceShares(int total, int used, Instant readBegan, Map<PoolName, LicenceNeed> needs) {
    /** The clocks differ, and ADO may count a job a little after it gave it away. */
    static final Duration LATE = Duration.ofSeconds(5);

    public LicenceShares {
        needs = Collections.unmodifiableMap(new TreeMap<>(needs));
    }

    /** Where the organisation does not tell what it runs: it runs at least the jobs of our own agents. */
    public static LicenceShares withoutReading(int total, Map<PoolName, LicenceNeed> needs) {
        int busy = needs.values().stream()
                .mapToInt(need -> need.busySince().size())
                .sum();
        return new LicenceShares(total, busy, Instant.MAX, needs);
    }

    /** How many more waiting jobs may have an agent; negative if too many have one already. */
    int free() {
        int free = total - used;
        for (LicenceNeed need : needs.values()) {
            free -= need.served() + need.busyAfter(readBegan.minus(LATE));
        }
        return free;
    }

    /** What is left to a pool of the organisation, and what it has taken of it. */
    public LicenceRoom room(PoolName pool) {
        LicenceNeed own = needs.getOrDefault(pool, new LicenceNeed(0, Collections.emptyList(), 0));
        int free = free();
        int more = free < 0 ? free : shares(free).getOrDefault(pool, 0);
        return new LicenceRoom(Math.max(0, own.served() + more), total, used);
    }

    private Map<PoolName, Integer> shares(int free) {
        Map<PoolName, Integer> shares = new TreeMap<>();
        PriorityQueue<Claimant> claimants = new PriorityQueue<>(Claimant.FIRST);
        needs.forEach((pool, need) -> {
            if (need.wanted() > 0) {
                claimants.add(new Claimant(pool, need.using(), need.wanted()));
            }
        });
        for (int left = free; left > 0 && !claimants.isEmpty(); left--) {
            Claimant next = claimants.remove();
            shares.merge(next.pool(), 1, Integer::sum);
            if (next.wants() > 1) {
                claimants.add(new Claimant(next.pool(), next.uses() + 1, next.wants() - 1));
            }
        }
        return shares;
    }

    private record Claimant(PoolName pool, int uses, int wants) {
        private static final Comparator<Claimant> FIRST =
                Comparator.comparingInt(Claimant::uses).thenComparing(Claimant::pool);
    }
}
