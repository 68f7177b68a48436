package dev.muster.controller.identity;

import dev.muster.controller.loop.LoopRuntime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** A runtime whose clock a test turns. Its chance is always a half. */
final class SettableRuntime implements LoopRuntime {
    private volatile Instant now = Instant.parse("2026-11-21T12:00:00Z");

    void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void sleep(Duration duration) {
        throw new UnsupportedOperationException("nothing here waits");
    }

    @Override
    public void spawn(String name, Task task) {
        throw new UnsupportedOperationException("nothing here spawns");
    }

    @Override
    public Signal newSignal() {
        throw new UnsupportedOperationException("nothing here waits for a signal");
    }

    @Override
    public Lock newLock() {
        return new ReentrantLock();
    }

    @Override
    public double random() {
        return 0.5;
    }
}
