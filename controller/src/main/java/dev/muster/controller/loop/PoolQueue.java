package dev.muster.controller.loop;

import dev.muster.model.pool.PoolName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * Which pool to look at next. A pool has one entry at most and one worker at a time; a nudge that comes while its worker
 * is at it makes it due again afterwards. Due pools are taken in the order in which they became due.
 */
final class PoolQueue implements Nudges {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final LoopRuntime runtime;
    private final Lock lock;
    private final LoopRuntime.Signal changed;
    private final Map<PoolName, Entry> entries = new TreeMap<>();
    private long sequence;
    private boolean closed;

    PoolQueue(LoopRuntime runtime) {
        this.runtime = runtime;
        this.lock = runtime.newLock();
        this.changed = runtime.newSignal();
    }

    @Override
    public void nudge(PoolName pool) {
        schedule(pool, runtime.now());
    }

    /** Makes the pool due at that time, or earlier if it is already. */
    void schedule(PoolName pool, Instant at) {
        lock.lock();
        try {
            makeDue(entry(pool), at);
        } finally {
            lock.unlock();
        }
        changed.raise();
    }

    private Entry entry(PoolName pool) {
        return entries.computeIfAbsent(pool, name -> new Entry());
    }

    private void makeDue(Entry entry, Instant at) {
        if (entry.dueAt == null || at.isBefore(entry.dueAt)) {
            entry.dueAt = at;
            entry.order = sequence++;
        }
    }

    /** Hands out no pool any more: whoever waits for one, or asks later, is interrupted. */
    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        changed.raise();
    }

    /** Waits for a pool to be due and takes it; it is not given to anyone else before {@link #release}. */
    PoolName take() throws InterruptedException {
        while (true) {
            Duration wait;
            lock.lock();
            try {
                requireOpen();
                Instant now = runtime.now();
                PoolName due = mostUrgent(now);
                if (due != null) {
                    handOut(due);
                    leaveTheNextToAnother(now);
                    return due;
                }
                wait = untilNext(now);
            } finally {
                lock.unlock();
            }
            changed.await(wait);
        }
    }

    private void requireOpen() throws InterruptedException {
        if (closed) {
            changed.raise();
            throw new InterruptedException("no pool is handed out any more");
        }
    }

    /** This worker may have been the only one that knew when the next pool is due; now it is busy. */
    private void leaveTheNextToAnother(Instant now) {
        if (untilNext(now).compareTo(LONGEST_WAIT) < 0) {
            changed.raise();
        }
    }

    private void handOut(PoolName pool) {
        Entry entry = Objects.requireNonNull(entries.get(pool));
        entry.taken = true;
        entry.dueAt = null;
    }

    /**
     * Gives the pool back, due again at that time unless a nudge made it due earlier. All at once: if another worker could
     * take it in between, this worker's time would shorten the wait which that one asked for.
     */
    void release(PoolName pool, Instant next) {
        lock.lock();
        try {
            Entry entry = entry(pool);
            entry.taken = false;
            makeDue(entry, next);
        } finally {
            lock.unlock();
        }
        changed.raise();
    }

    private @Nullable PoolName mostUrgent(Instant now) {
        PoolName best = null;
        Entry bestEntry = null;
        for (Map.Entry<PoolName, Entry> candidate : entries.entrySet()) {
            Entry entry = candidate.getValue();
            if (entry.taken || entry.dueAt == null || entry.dueAt.isAfter(now)) {
                continue;
            }
            if (bestEntry == null || entry.isBefore(bestEntry)) {
                best = candidate.getKey();
                bestEntry = entry;
            }
        }
        return best;
    }

    private Duration untilNext(Instant now) {
        List<Instant> times = new ArrayList<>();
        for (Entry entry : entries.values()) {
            if (!entry.taken && entry.dueAt != null) {
                times.add(entry.dueAt);
            }
        }
        return times.stream()
                .min(Instant::compareTo)
                .map(next -> Duration.between(now, next))
                .filter(wait -> wait.compareTo(LONGEST_WAIT) < 0)
                .orElse(LONGEST_WAIT);
    }

    private static final class Entry {
        private @Nullable Instant dueAt;
        private long order;
        private boolean taken;

        private boolean isBefore(Entry other) {
            if (dueAt == null || other.dueAt == null) {
                return dueAt != null;
            }
            int byTime = dueAt.compareTo(other.dueAt);
            return byTime != 0 ? byTime < 0 : order < other.order;
        }
    }
}
