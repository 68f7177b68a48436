package dev.muster.harness.simulate.port;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The newest answers to one kind of listing, by pool: what a service behind caches may answer once more. */
public final class OlderListings<T> {
    private static final int KEPT = 4;

    private final Map<Integer, List<List<T>>> newestFirst = new TreeMap<>();

    /** Remembers an answer, and returns it. */
    List<T> keep(int poolId, List<T> answer) {
        List<List<T>> kept = newestFirst.computeIfAbsent(poolId, pool -> new ArrayList<>());
        kept.addFirst(answer);
        if (kept.size() > KEPT) {
            kept.removeLast();
        }
        return answer;
    }

    /** The answer so many readings before the newest, or the oldest kept. */
    Optional<List<T>> before(int poolId, int readings) {
        List<List<T>> kept = newestFirst.getOrDefault(poolId, List.of());
        return kept.isEmpty() ? Optional.empty() : Optional.of(kept.get(Math.min(readings, kept.size() - 1)));
    }
}
