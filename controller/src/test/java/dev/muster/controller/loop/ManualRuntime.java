package dev.muster.controller.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Time that a test moves by hand; nothing is ever spawned, and a wait that would last fails the test. */
final class ManualRuntime implements LoopRuntime {
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final List<Duration> waits = new ArrayList<>();
    private Instant now = START;
    private boolean raised;

    void advance(Duration duration) {
        now = now.plus(duration);
    }

    List<Duration> waits() {
        return waits;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void sleep(Duration duration) {
        advance(duration);
    }

    @Override
    public void spawn(String name, Task task) {
        throw new AssertionError("nothing may be spawned here: " + name);
    }

    /** Waiting moves time to its end, at once. */
    @Override
    public Signal newSignal() {
        return new Signal() {
            @Override
            public void raise() {
                raised = true;
            }

            @Override
            public void await(Duration atMost) {
                if (!raised) {
                    waits.add(atMost);
                    advance(atMost);
                }
                raised = false;
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
