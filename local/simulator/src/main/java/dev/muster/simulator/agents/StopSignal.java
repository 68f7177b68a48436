package dev.muster.simulator.agents;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Tells the thread of a wire agent what has happened to its container or its job; and lets it wait for that. */
final class StopSignal {
    /** What has happened, the later ones outweighing the earlier. */
    enum Kind {
        NONE,
        JOB_CANCELLED,
        TERM,
        KILL
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Kind kind = Kind.NONE;

    void raise(Kind happened) {
        lock.lock();
        try {
            if (happened.compareTo(kind) > 0) {
                kind = happened;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    Kind now() {
        lock.lock();
        try {
            return kind;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the time is over or something outweighs {@code known}; says what holds then. */
    Kind await(Duration time, Kind known) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = time.toNanos();
            while (left > 0 && kind.compareTo(known) <= 0) {
                left = changed.awaitNanos(left);
            }
            return kind;
        } finally {
            lock.unlock();
        }
    }
}
