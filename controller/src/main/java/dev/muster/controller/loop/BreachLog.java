package dev.muster.controller.loop;

import dev.muster.model.pool.PoolName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Tells the monitor and the log of each breach once: what is wrong stays wrong at the next look, and says nothing new.
 * Forgets the oldest of {@link #KEPT}, which may then be told again.
 */
final class BreachLog {
    static final int KEPT = 1_000;

    /** A mistake about every job of a long queue must not drown the log. */
    private static final int MOST_LINES = 10;

    private static final Logger log = LoggerFactory.getLogger(BreachLog.class);

    private final InvariantMonitor monitor;
    private final Lock lock;
    private final Set<Told> told = new LinkedHashSet<>();

    BreachLog(InvariantMonitor monitor, LoopRuntime runtime) {
        this.monitor = monitor;
        this.lock = runtime.newLock();
    }

    private record Told(PoolName pool, Breach breach) {}

    void tell(PoolName pool, List<Breach> breaches) {
        List<Breach> news = news(pool, breaches);
        news.forEach(breach -> monitor.broken(breach.invariant(), pool, breach.message()));
        news.stream().limit(MOST_LINES).forEach(breach -> write(pool, breach));
        if (news.size() > MOST_LINES) {
            log.warn("pool {}: {} more invariants are broken", pool, news.size() - MOST_LINES);
        }
    }

    private static void write(PoolName pool, Breach breach) {
        log.atLevel(breach.invariant().isOrdinaryAtHandOver() ? Level.WARN : Level.ERROR)
                .log("pool {}: invariant {} is broken: {}", pool, breach.invariant(), breach.message());
    }

    private List<Breach> news(PoolName pool, List<Breach> breaches) {
        if (breaches.isEmpty()) {
            return List.of();
        }
        List<Breach> news = new ArrayList<>();
        lock.lock();
        try {
            for (Breach breach : breaches) {
                if (told.add(new Told(pool, breach))) {
                    news.add(breach);
                }
            }
            while (told.size() > KEPT) {
                told.remove(told.iterator().next());
            }
        } finally {
            lock.unlock();
        }
        return news;
    }
}
