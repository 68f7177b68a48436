package dev.muster.controller.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Time that stands still, for calls made one after another. */
final class StillRuntime implements LoopRuntime {
    @Override
    public Instant now() {
        return MemoryScene.NOW;
    }

    @Override
    public void sleep(Duration duration) {
        throw new AssertionError("nothing sleeps here");
    }

    @Override
    public void spawn(String name, Task task) {
        throw new AssertionError("nothing is spawned here: " + name);
    }

    @Override
    public Signal newSignal() {
        throw new AssertionError("nothing waits here");
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
