package dev.muster.controller.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Lock;

/** Time that a test moves by hand; what is spawned runs at once, to its end, before anything else goes on. */
final class InlineRuntime implements LoopRuntime {
    private final ManualRuntime time = new ManualRuntime();

    void advance(Duration duration) {
        time.advance(duration);
    }

    @Override
    public void spawn(String name, Task task) {
        try {
            task.run();
        } catch (InterruptedException interrupted) {
            throw new AssertionError("nobody interrupts here", interrupted);
        }
    }

    @Override
    public Instant now() {
        return time.now();
    }

    @Override
    public void sleep(Duration duration) {
        time.sleep(duration);
    }

    @Override
    public Signal newSignal() {
        return time.newSignal();
    }

    @Override
    public Lock newLock() {
        return time.newLock();
    }

    @Override
    public double random() {
        return time.random();
    }
}
