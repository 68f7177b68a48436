package dev.muster.controller.loop;

import dev.muster.model.pool.PoolName;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/** A queue that is right but for one mistake, if any: what the specification has to find. */
final class BreakableQueue implements QueueUnderTest {
    enum Mistake {
        NONE,
        FORGETS_A_NUDGE_DURING_A_LOOK,
        GIVES_ONE_POOL_TO_TWO_WORKERS,
        WAKES_BEFORE_IT_CHANGES,
        RELEASE_REPLACES_A_NUDGE,
        RELEASES_IN_TWO_STEPS,
        LEAVES_THE_NEXT_TIME_TO_NOBODY,
        CLOSES_FOR_ONE_WORKER,
        CLOSES_ONLY_FOR_THOSE_WHO_WAIT,
        PREFERS_A_NAME,
        ONE_ENTRY_PER_NUDGE
    }

    private static final Duration LONG = Duration.ofSeconds(30);

    private final LoopRuntime runtime;
    private final Mistake mistake;
    private final Lock lock;
    private final LoopRuntime.Signal changed;
    private final Map<PoolName, Entry> entries = new TreeMap<>();
    private long sequence;
    private boolean closed;

    BreakableQueue(LoopRuntime runtime, Mistake mistake) {
        this.runtime = runtime;
        this.mistake = mistake;
        this.lock = runtime.newLock();
        this.changed = runtime.newSignal();
    }

    @Override
    public void nudge(PoolName pool) {
        schedule(pool, runtime.now());
    }

    @Override
    public void schedule(PoolName pool, Instant at) {
        if (mistake == Mistake.WAKES_BEFORE_IT_CHANGES) {
            changed.raise();
        }
        locked(() -> makeDue(entry(pool), at));
        if (mistake != Mistake.WAKES_BEFORE_IT_CHANGES) {
            changed.raise();
        }
    }

    private Entry entry(PoolName pool) {
        return entries.computeIfAbsent(pool, name -> new Entry());
    }

    private void makeDue(Entry entry, Instant at) {
        if (entry.taken && mistake == Mistake.FORGETS_A_NUDGE_DURING_A_LOOK) {
            return;
        }
        entry.nudges++;
        if (entry.due == null || at.isBefore(entry.due)) {
            entry.due = at;
            entry.order = sequence++;
        }
    }

    @Override
    public PoolName take() throws InterruptedException {
        while (true) {
            Duration[] wait = {LONG};
            PoolName[] taken = new PoolName[1];
            boolean[] refused = new boolean[1];
            locked(() -> {
                refused[0] = closed && mistake != Mistake.CLOSES_ONLY_FOR_THOSE_WHO_WAIT;
                if (!refused[0]) {
                    next().ifPresent(next -> hand(next, taken, wait));
                }
            });
            if (refused[0]) {
                refuse();
            }
            if (taken[0] != null) {
                return taken[0];
            }
            changed.await(wait[0]);
            if (closed) {
                refuse();
            }
        }
    }

    private void refuse() throws InterruptedException {
        if (mistake != Mistake.CLOSES_FOR_ONE_WORKER) {
            changed.raise();
        }
        throw new InterruptedException("closed");
    }

    private void hand(Map.Entry<PoolName, Entry> next, @Nullable PoolName[] taken, Duration[] wait) {
        Instant now = runtime.now();
        Instant due = Objects.requireNonNull(next.getValue().due);
        if (due.isAfter(now)) {
            Duration left = Duration.between(now, due);
            wait[0] = left.compareTo(LONG) < 0 ? left : LONG;
            return;
        }
        Entry entry = next.getValue();
        entry.taken = true;
        entry.due = mistake == Mistake.ONE_ENTRY_PER_NUDGE && --entry.nudges > 0 ? now : null;
        taken[0] = next.getKey();
        boolean another = next().flatMap(other -> Optional.ofNullable(other.getValue().due))
                .filter(other -> mistake != Mistake.LEAVES_THE_NEXT_TIME_TO_NOBODY || !other.isAfter(now))
                .isPresent();
        if (another) {
            changed.raise();
        }
    }

    private Optional<Map.Entry<PoolName, Entry>> next() {
        Comparator<Map.Entry<PoolName, Entry>> byTime =
                Comparator.comparing(candidate -> Objects.requireNonNull(candidate.getValue().due));
        Comparator<Map.Entry<PoolName, Entry>> byTurn = mistake == Mistake.PREFERS_A_NAME
                ? byTime.thenComparing(Map.Entry::getKey)
                : byTime.thenComparingLong(candidate -> candidate.getValue().order);
        return entries.entrySet().stream()
                .filter(candidate -> candidate.getValue().due != null)
                .filter(candidate -> !candidate.getValue().taken || mistake == Mistake.GIVES_ONE_POOL_TO_TWO_WORKERS)
                .min(byTurn);
    }

    @Override
    public void release(PoolName pool, Instant next) {
        locked(() -> {
            Entry entry = entry(pool);
            entry.taken = false;
            if (mistake == Mistake.RELEASE_REPLACES_A_NUDGE) {
                entry.due = null;
            }
            if (mistake != Mistake.RELEASES_IN_TWO_STEPS) {
                makeDue(entry, next);
            }
        });
        if (mistake == Mistake.RELEASES_IN_TWO_STEPS) {
            locked(() -> makeDue(entry(pool), next));
        }
        changed.raise();
    }

    @Override
    public void close() {
        locked(() -> closed = true);
        changed.raise();
    }

    private void locked(Runnable body) {
        lock.lock();
        try {
            body.run();
        } finally {
            lock.unlock();
        }
    }

    private static final class Entry {
        private @Nullable Instant due;
        private long order;
        private int nudges;
        private boolean taken;
    }
}
