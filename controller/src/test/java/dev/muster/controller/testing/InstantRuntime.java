package dev.muster.controller.testing;

import dev.muster.controller.loop.LoopRuntime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A runtime in which no wait takes a test's time; it remembers how long each would have been. Its clock is turned by hand,
 * or by those who wait; what is spawned runs at once, to its end; its chance is always a half.
 */
public final class InstantRuntime implements LoopRuntime {
    public static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    private final List<Duration> sleeps = new ArrayList<>();
    private final boolean turnedByWaiting;
    private volatile Instant now = START;

    /** Only hands turn its clock. */
    public InstantRuntime() {
        this(false);
    }

    private InstantRuntime(boolean turnedByWaiting) {
        this.turnedByWaiting = turnedByWaiting;
    }

    /** Whoever waits finds that so much time has passed. */
    public static InstantRuntime turnedByWaiting() {
        return new InstantRuntime(true);
    }

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
        if (turnedByWaiting) {
            now = now.plus(duration);
        }
    }

    @Override
    public void spawn(String name, Task task) {
        try {
            task.run();
        } catch (InterruptedException nobody) {
            throw new AssertionError("nobody interrupts " + name, nobody);
        }
    }

    @Override
    public Signal newSignal() {
        return new Signal() {
            @Override
            public void raise() {}

            @Override
            public void await(Duration atMost) throws InterruptedException {
                sleep(atMost);
            }
        };
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
