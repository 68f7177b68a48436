package dev.muster.controller.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Lock;

/** Time that a test moves by hand; what is spawned runs at once, to its end, before anything else goes on. */
final class InlineRuntime implements LoopRuntime {
    private final ManualRuntime time = new ManualRuntime();
    private final Deque<Task> held = new ArrayDeque<>();
    private boolean holding;

    void advance(Duration duration) {
        time.advance(duration);
    }

    /** Whatever is spawned meanwhile runs afterwards, one after the other. */
    void whileNothingRuns(Runnable body) {
        holding = true;
        body.run();
        holding = false;
        while (!held.isEmpty()) {
            spawn("held", held.removeFirst());
        }
    }

    @Override
    public void spawn(String name, Task task) {
        if (holding) {
            held.addLast(task);
            return;
        }
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
