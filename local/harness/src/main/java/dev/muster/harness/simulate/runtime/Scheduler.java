package dev.muster.harness.simulate.runtime;

import dev.muster.controller.loop.LoopRuntime;
import dev.muster.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets one worker run at a time. Whoever gives the turn away runs the world's events until one of them names the next
 * worker, so that a worker which is next itself goes on without a change of threads. Giving a worker the turn is an event
 * of the world too: the order of everything is (virtual time, sequence), and a seed replays exactly.
 */
public final class Scheduler {
    private final World world;
    private final Trace trace;
    private final List<Worker> workers = new ArrayList<>();
    private Runnable afterStep = () -> {};
    private Instant until;
    private @Nullable Worker running;
    private @Nullable Worker chosen;
    private @Nullable Throwable failure;
    private @Nullable Thread driver;
    private volatile @Nullable Thread turn;

    public Scheduler(World world, Trace trace) {
        MistakesFailRuns.install();
        this.world = world;
        this.trace = trace;
        this.until = world.now();
    }

    public World world() {
        return world;
    }

    public Trace trace() {
        return trace;
    }

    /** Runs {@code check} after every step from now on; what it throws ends the run. */
    public void afterEveryStep(Runnable check) {
        afterStep = check;
    }

    /**
     * Runs everything due up to and including that time.
     *
     * @throws SimulationFailure if a check failed or a worker ended badly, now or earlier
     */
    public void runUntil(Instant time) {
        until = time;
        driver = Thread.currentThread();
        passTurnFrom(null);
        rethrow();
        world.advanceTo(time);
    }

    /** @throws SimulationFailure if a check failed or a worker ended badly, now or earlier */
    public void rethrow() {
        if (failure != null) {
            throw failure instanceof SimulationFailure known
                    ? known
                    : new SimulationFailure("the run ended with " + failure, failure);
        }
    }

    /** Unwinds every worker that is still there; the run is over. */
    public void close() {
        driver = Thread.currentThread();
        afterStep = () -> {};
        for (Worker worker : List.copyOf(workers)) {
            worker.process().die();
        }
        for (Worker worker : List.copyOf(workers)) {
            if (!worker.hasEnded()) {
                // Its end hands the turn straight back to this thread, because nothing is run up to a time long past.
                until = Instant.MIN;
                handTo(worker);
            }
        }
    }

    /** The worker that has the turn. */
    Worker running() {
        if (running == null || !running.thread().equals(Thread.currentThread())) {
            throw new IllegalStateException("only a worker may do that, in its turn");
        }
        return running;
    }

    boolean isRunning(SimulatedRuntime process) {
        return running != null && running.process() == process;
    }

    void start(SimulatedRuntime process, String name, LoopRuntime.Task task) {
        Worker worker = new Worker(process, name, task, this);
        workers.add(worker);
        wakeAfter(Duration.ZERO, worker, worker.rest());
    }

    /** Gives the turn away until something ends this rest of the worker's. */
    void giveTurnAway(Worker worker) {
        passTurnFrom(worker);
    }

    /** Ends that rest after a while, unless something else ends it before. */
    void wakeAfter(Duration delay, Worker worker, long rest) {
        world.after(delay, () -> choose(worker, rest));
    }

    /** Gives every resting worker of a killed process a last turn to unwind in. */
    void unwind(SimulatedRuntime process) {
        for (Worker worker : workers) {
            if (worker.process() == process && worker != running && !worker.hasEnded()) {
                wakeAfter(Duration.ZERO, worker, worker.rest());
            }
        }
    }

    /** The whole life of a worker, on its own thread. */
    void live(Worker worker, LoopRuntime.Task task) {
        MistakesFailRuns.belongTo(this);
        try {
            worker.process().checkAlive();
            task.run();
        } catch (Killed end) {
            trace.step(world.now(), worker.toString(), "unwound");
        } catch (InterruptedException stopped) {
            trace.step(world.now(), worker.toString(), "interrupted");
        } catch (Throwable unexpected) {
            fail(new SimulationFailure(worker + " died of " + unexpected, unexpected));
        }
        worker.end();
        workers.remove(worker);
        passTurnFrom(worker);
    }

    /** Ends the run: the driver throws this when it has the turn again. The first problem is the one that counts. */
    public void fail(Throwable problem) {
        if (failure == null) {
            failure = problem;
        }
    }

    private void choose(Worker worker, long rest) {
        if (!worker.rests(rest)) {
            return;
        }
        Duration pause = worker.process().pauseLeft();
        if (pause.isPositive()) {
            wakeAfter(pause, worker, rest);
            return;
        }
        worker.wake();
        chosen = worker;
    }

    private void passTurnFrom(@Nullable Worker from) {
        Worker next = nextChosen();
        if (next == from) {
            running = next;
            return;
        }
        if (next == null) {
            handToDriver();
        } else {
            give(next);
        }
        if (from == null || !from.hasEnded()) {
            awaitTurn();
        }
    }

    /** Runs the world until a worker is chosen; null once the time is over or the run has failed. */
    private @Nullable Worker nextChosen() {
        chosen = null;
        running = null;
        try {
            afterStep.run();
            while (chosen == null && failure == null && world.runNext(until)) {
                if (chosen == null) {
                    afterStep.run();
                }
            }
        } catch (Throwable problem) {
            fail(problem);
        }
        return failure == null ? chosen : null;
    }

    private void handTo(Worker worker) {
        give(worker);
        awaitTurn();
    }

    private void give(Worker worker) {
        running = worker;
        turn = worker.thread();
        if (worker.begin()) {
            worker.thread().start();
        } else {
            LockSupport.unpark(worker.thread());
        }
    }

    private void handToDriver() {
        running = null;
        turn = driver;
        LockSupport.unpark(driver);
    }

    private void awaitTurn() {
        Thread self = Thread.currentThread();
        while (!self.equals(turn)) {
            LockSupport.park(this);
        }
    }
}
