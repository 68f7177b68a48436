package dev.muster.controller.app;

import dev.muster.controller.loop.LoopRuntime;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A signal between threads: each raise wakes one waiting thread, and one raise is remembered if none waits. */
final class RaisedSignal implements LoopRuntime.Signal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition raised = lock.newCondition();
    private int waiting;
    private int permits;

    @Override
    public void raise() {
        lock.lock();
        try {
            if (permits < Math.max(1, waiting)) {
                permits++;
                raised.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void await(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            waiting++;
            long left = atMost.toNanos();
            while (permits == 0 && left > 0) {
                left = raised.awaitNanos(left);
            }
        } finally {
            waiting--;
            permits = Math.max(0, permits - 1);
            lock.unlock();
        }
    }
}
