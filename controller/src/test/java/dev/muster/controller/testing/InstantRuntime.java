package dev.muster.controller.testing;

import dev.muster.controller.loop.LoopRuntime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A runtime in which no wait takes time; it remembers how long each would have been. Its clock is turned by hand, its chance
 * is always a half.
 */
public final class InstantRuntime implements LoopRuntime {
    private final List<Duration> sleeps = new ArrayList<>();
    private volatile Instant now = Instant.parse("2026-11-21T12:00:00Z");

    public void pass(Duration time) {
        now = now.plus(time);
    }

    public synchronized List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("asked to stop");
        }
        sleeps.add(duration);
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
