package dev.muster.harness.simulate.interleave;

import dev.muster.controller.loop.LoopRuntime;
import dev.muster.harness.simulate.choice.Choice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of a few workers, of which one at a time has the turn. It may be taken away at every lock, unlock, raise, await,
 * spawn, sleep and {@link #step}; who goes on is a {@link Choice}. Time stands still while anybody can go on, so that
 * whoever is found at a later time was not woken.
 */
public final class InterleavedRuntime implements LoopRuntime {
    /** When every run begins. */
    public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    /** A run of more steps than this is going round in circles. */
    private static final int MOST_STEPS = 20_000;

    private final TurnOrder order;
    private final List<String> story = new ArrayList<>();
    private final boolean told;
    private long steps;
    private @Nullable Throwable failure;
    private @Nullable Turn running;
    private @Nullable Thread driver;
    private volatile @Nullable Thread turn;

    /**
     * @param preemptions how often the turn may be taken from a worker that could go on
     * @param atMost when the workers that still wait are interrupted, from the start
     * @param told whether to keep the story of the run
     */
    InterleavedRuntime(Choice choice, int preemptions, Duration atMost, boolean told) {
        this.order = new TurnOrder(choice, preemptions, START, START.plus(atMost));
        this.told = told;
    }

    @Override
    public Instant now() {
        return order.now();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (duration.isPositive()) {
            waitUntil("sleeps " + duration, () -> false, duration);
        } else {
            step("sleeps");
        }
    }

    @Override
    public void spawn(String name, Task task) {
        Turn[] worker = new Turn[1];
        worker[0] = new Turn(name, () -> live(worker[0], task));
        order.add(worker[0]);
        step("spawns " + worker[0]);
    }

    @Override
    public Signal newSignal() {
        return new InterleavedSignal(this);
    }

    @Override
    public Lock newLock() {
        return new InterleavedLock(this);
    }

    @Override
    public double random() {
        return 0;
    }

    /**
     * Lets others have their turn; for effects that the code under test has between two of its own steps. Before and after
     * the run there are no others.
     */
    public void step(String what) {
        if (isIdle()) {
            return;
        }
        Turn self = running();
        self.yields();
        giveTurnAway(self, what);
    }

    /** Whether no worker can go on and no time is left, so that those who wait are being interrupted. */
    public boolean isStopping() {
        return order.isStopping();
    }

    /** Runs the workers to their end. */
    void run() {
        driver = Thread.currentThread();
        give(next(null));
        awaitTurn();
    }

    @Nullable
    Throwable failure() {
        return failure;
    }

    void fail(Throwable problem) {
        if (failure == null) {
            failure = problem;
        }
    }

    long steps() {
        return steps;
    }

    List<String> story() {
        return story;
    }

    /** Whether the run has not begun or has ended: who calls then is alone. */
    boolean isIdle() {
        return running == null && !isOver();
    }

    boolean isOver() {
        return failure != null;
    }

    Turn running() {
        if (isOver()) {
            throw new Unwound();
        }
        if (running == null || !running.thread().equals(Thread.currentThread())) {
            throw new IllegalStateException("only a worker may do that, in its turn");
        }
        return running;
    }

    void block(String what, BooleanSupplier until) {
        Turn self = running();
        self.blocks(until);
        giveTurnAway(self, what);
    }

    void waitUntil(String what, BooleanSupplier until, Duration atMost) throws InterruptedException {
        Turn self = running();
        self.waits(until, now().plus(atMost));
        giveTurnAway(self, what);
        if (!self.canGoOn(now())) {
            throw new InterruptedException("the run is over");
        }
    }

    private void live(Turn self, Task task) {
        try {
            running();
            task.run();
        } catch (Unwound | InterruptedException end) {
            tell(self, "ends: " + end.getMessage());
        } catch (Throwable problem) {
            tell(self, "fails: " + problem);
            fail(problem);
        }
        self.end();
        give(next(self));
    }

    private void giveTurnAway(Turn self, String what) {
        tell(self, what);
        if (++steps > MOST_STEPS) {
            fail(new IllegalStateException("the run goes round in circles"));
        }
        Turn next = next(self);
        if (next != self) {
            give(next);
            awaitTurn();
        }
        if (isOver()) {
            throw new Unwound();
        }
    }

    private void tell(Turn self, String what) {
        if (told) {
            story.add(Duration.between(START, now()) + " " + self + ": " + what);
        }
    }

    private void give(@Nullable Turn next) {
        running = next;
        if (next == null) {
            turn = driver;
            LockSupport.unpark(driver);
            return;
        }
        turn = next.thread();
        if (next.begin()) {
            next.thread().start();
        } else {
            LockSupport.unpark(next.thread());
        }
    }

    private void awaitTurn() {
        Thread self = Thread.currentThread();
        while (!self.equals(turn)) {
            LockSupport.park(this);
        }
    }

    /** Who goes on; null once nobody is left. A run that is over only lets everybody unwind. */
    private @Nullable Turn next(@Nullable Turn from) {
        if (!isOver()) {
            try {
                return order.next(from);
            } catch (IllegalStateException stuck) {
                fail(stuck);
            }
        }
        return order.anyLeft();
    }
}
