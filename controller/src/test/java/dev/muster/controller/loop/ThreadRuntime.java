package dev.muster.controller.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Real threads, nothing else. */
final class ThreadRuntime implements LoopRuntime {
    @Override
    public Instant now() {
        return ManualRuntime.START;
    }

    @Override
    public void sleep(Duration duration) {
        throw new AssertionError("nothing sleeps here");
    }

    @Override
    public void spawn(String name, Task task) {
        Thread.ofVirtual().name(name).start(() -> {
            try {
                task.run();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public Signal newSignal() {
        Semaphore raised = new Semaphore(0);
        return new Signal() {
            @Override
            public void raise() {
                raised.release();
            }

            @Override
            public void await(Duration atMost) throws InterruptedException {
                if (raised.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                    raised.drainPermits();
                }
            }
        };
    }

    @Override
    public Lock newLock() {
        return new ReentrantLock();
    }

    @Override
    public double random() {
        return 0;
    }
}
