package dev.muster.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.pool.PoolName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a queue of pools promises, told by what its callers see. News of a pool come before its nudge; a look takes all the
 * news there are. A nudge whose call has not returned may or may not have had its effect.
 */
final class Looks {
    private final LoopRuntime runtime;
    private final Map<PoolName, Pool> pools = new TreeMap<>();
    private final Map<String, Taking> taking = new TreeMap<>();
    private final List<PoolName> order = new ArrayList<>();
    private int interrupted;
    private boolean closed;
    private int calls;

    Looks(LoopRuntime runtime) {
        this.runtime = runtime;
    }

    /** Something happened; the pool is about to be nudged. */
    void nudges(PoolName name) {
        Pool pool = pool(name);
        pool.news = true;
        pool.nudges++;
        pool.nudgesUnderWay++;
        pool.due = earlier(pool.due, runtime.now());
    }

    void hasNudged(PoolName name) {
        Pool pool = pool(name);
        pool.nudgesUnderWay--;
        pool.lastNudge = ++calls;
    }

    void schedules(PoolName name, Instant at) {
        Pool pool = pool(name);
        pool.schedules++;
        pool.due = earlier(pool.due, at);
    }

    void takes(String worker) {
        taking.put(worker, new Taking(runtime.now(), closed, ++calls));
    }

    /** A worker was given the pool and looks at it. */
    void begins(String worker, PoolName name) {
        Pool pool = pool(name);
        Instant now = runtime.now();
        Taking own = Objects.requireNonNull(taking.get(worker));
        assertThat(own.closed)
                .as("a pool is handed out after the queue was closed")
                .isFalse();
        assertThat(pool.underWay).as("two workers are at pool " + name).isFalse();
        assertThat(earlier(pool.due, pool.perhapsDue))
                .as("pool " + name + " is looked at before it is due")
                .isBeforeOrEqualTo(now);
        if (!pool.due.equals(Instant.MAX)) {
            taking.forEach((idle, since) -> assertThat(now)
                    .as("worker %s was idle while pool %s was due", idle, name)
                    .isBeforeOrEqualTo(later(pool.due, since.at)));
        }
        taking.remove(worker);
        order.add(name);
        pool.begins(now, own.call);
    }

    void ends(PoolName name, Instant next) {
        Pool pool = pool(name);
        pool.underWay = false;
        if (!next.equals(Instant.MAX)) {
            schedules(name, next);
        }
    }

    void isInterrupted(String worker) {
        taking.remove(worker);
        interrupted++;
    }

    void closes() {
        closed = true;
    }

    int interrupted() {
        return interrupted;
    }

    List<PoolName> order() {
        return order;
    }

    /** What must hold when nothing is left to do. */
    void check() {
        pools.forEach((name, pool) -> {
            assertThat(pool.news)
                    .as("news of pool " + name + " nobody looked at")
                    .isFalse();
            assertThat(pool.looks)
                    .as("looks at pool " + name + ", one for each nudge and each time at most")
                    .isLessThanOrEqualTo(pool.nudges + pool.schedules);
        });
    }

    private Pool pool(PoolName name) {
        return pools.computeIfAbsent(name, any -> new Pool());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** A call that takes a pool, not yet answered. */
    private record Taking(Instant at, boolean closed, int call) {}

    private static final class Pool {
        private Instant due = Instant.MAX;
        private Instant perhapsDue = Instant.MAX;
        private boolean news;
        private boolean underWay;
        private int nudges;
        private int nudgesUnderWay;
        private int lastNudge;
        private int schedules;
        private int looks;

        /** A nudge since the pool was asked for may have come before or after it was handed out. */
        private void begins(Instant now, int asked) {
            underWay = true;
            news = false;
            looks++;
            due = Instant.MAX;
            perhapsDue = nudgesUnderWay > 0 || lastNudge > asked ? now : Instant.MAX;
        }
    }
}
