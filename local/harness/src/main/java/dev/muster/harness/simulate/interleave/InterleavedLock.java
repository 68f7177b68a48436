package dev.muster.harness.simulate.interleave;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/** A reentrant lock that any of those who want it may get, in no order, as an unfair lock of production gives it. */
final class InterleavedLock implements Lock {
    private final InterleavedRuntime runtime;
    private @Nullable Turn holder;
    private int holds;

    InterleavedLock(InterleavedRuntime runtime) {
        this.runtime = runtime;
    }

    @Override
    public void lock() {
        if (runtime.isIdle()) {
            return;
        }
        runtime.step("lock");
        Turn self = runtime.running();
        if (holder != null && holder != self) {
            runtime.block("waits for the lock", () -> holder == null);
        }
        holder = self;
        holds++;
    }

    @Override
    public void lockInterruptibly() {
        lock();
    }

    @Override
    public boolean tryLock() {
        if (runtime.isIdle()) {
            return true;
        }
        runtime.step("try lock");
        Turn self = runtime.running();
        if (holder != null && holder != self) {
            return false;
        }
        holder = self;
        holds++;
        return true;
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) {
        throw new UnsupportedOperationException("the loop's locks are for short sections");
    }

    @Override
    public void unlock() {
        if (runtime.isOver() || runtime.isIdle()) {
            return;
        }
        if (holder != runtime.running()) {
            throw new IllegalMonitorStateException("unlocked by one who does not hold the lock");
        }
        if (--holds == 0) {
            holder = null;
        }
        runtime.step("unlock");
    }

    @Override
    public Condition newCondition() {
        throw new UnsupportedOperationException("use a Signal");
    }
}
