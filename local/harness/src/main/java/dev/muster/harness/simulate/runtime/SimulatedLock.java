package dev.muster.harness.simulate.runtime;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/** A reentrant lock between the workers of one simulated process, given to those who wait in their order. */
final class SimulatedLock implements Lock {
    private final SimulatedRuntime process;
    private final Deque<Waiter> waiting = new ArrayDeque<>();
    private @Nullable Worker holder;
    private int holds;

    SimulatedLock(SimulatedRuntime process) {
        this.process = process;
    }

    @Override
    public void lock() {
        Worker worker = process.turnOfMine();
        if (holder != null && holder != worker) {
            Waiter waiter = new Waiter(worker, worker.rest());
            waiting.addLast(waiter);
            process.rest(worker);
        } else {
            take(worker);
        }
    }

    @Override
    public void lockInterruptibly() {
        lock();
    }

    @Override
    public boolean tryLock() {
        Worker worker = process.turnOfMine();
        if (holder != null && holder != worker) {
            return false;
        }
        take(worker);
        return true;
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) {
        throw new UnsupportedOperationException("the loop's locks are for short sections");
    }

    @Override
    public void unlock() {
        if (process.isDead()) {
            return;
        }
        if (holder != process.turnOfMine()) {
            throw new IllegalMonitorStateException("unlocked by one who does not hold the lock");
        }
        if (--holds == 0) {
            leave();
        }
    }

    @Override
    public Condition newCondition() {
        throw new UnsupportedOperationException("use a Signal");
    }

    private void take(Worker worker) {
        holder = worker;
        if (++holds == 1) {
            worker.lockTaken();
        }
    }

    private void leave() {
        if (holder != null) {
            holder.lockLeft();
        }
        holder = null;
        Waiter next = waiting.pollFirst();
        if (next != null) {
            take(next.worker);
            process.scheduler().wakeAfter(Duration.ZERO, next.worker, next.rest);
        }
    }

    private record Waiter(Worker worker, long rest) {}
}
