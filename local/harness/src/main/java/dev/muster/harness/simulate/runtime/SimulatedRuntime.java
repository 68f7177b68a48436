package dev.muster.harness.simulate.runtime;

import dev.muster.controller.loop.LoopRuntime;
import dev.muster.simulator.world.RandomStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Lock;

/**
 * One simulated controller process. It can be killed at any step, after which nothing of it ever runs again, and paused,
 * as a long garbage collection or a suspended machine would.
 */
public final class SimulatedRuntime implements LoopRuntime {
    /** A worker that meets its own death this often is stopping it from unwinding. */
    private static final int MOST_DEATHS = 10_000;

    private final Scheduler scheduler;
    private final String name;
    private final RandomStream chance;
    private Instant pausedUntil = Instant.MIN;
    private Duration away = Duration.ZERO;
    private boolean dead;
    private int deaths;
    private Duration clockOffset = Duration.ZERO;
    private Runnable atDeath = () -> {};
    private Runnable atPause = () -> {};

    public SimulatedRuntime(Scheduler scheduler, String name) {
        this.scheduler = scheduler;
        this.name = name;
        this.chance = stream("own");
    }

    public String name() {
        return name;
    }

    public boolean isDead() {
        return dead;
    }

    @Override
    public Instant now() {
        return worldNow().plus(clockOffset);
    }

    /** Sets the process' clock wrong: from now on it is so far ahead of the world's, or behind if negative. */
    public void setClock(Duration offset) {
        clockOffset = offset;
    }

    @Override
    public void sleep(Duration duration) {
        Worker worker = turnOfMine();
        scheduler.wakeAfter(duration, worker, worker.rest());
        rest(worker);
    }

    @Override
    public void spawn(String worker, Task task) {
        checkAlive();
        scheduler.start(this, worker, task);
    }

    @Override
    public Signal newSignal() {
        return new SimulatedSignal(this);
    }

    @Override
    public Lock newLock() {
        return new SimulatedLock(this);
    }

    @Override
    public double random() {
        return (chance.nextLong() >>> 11) * 0x1.0p-53;
    }

    /** A stream of chance that belongs to this process alone. */
    public RandomStream stream(String purpose) {
        return scheduler.world().stream("process " + name + " " + purpose);
    }

    /** Writes a step of the worker that has the turn into the trace. */
    public void step(String what) {
        scheduler.trace().step(worldNow(), turnOfMine().toString(), what);
    }

    /** When it is killed, no other one follows before that time has passed. */
    public void stayAway(Duration atLeast) {
        away = atLeast;
    }

    /** How long no other one follows. */
    public Duration away() {
        return away;
    }

    /** Ends the process at this very step; if one of its own workers asks, that worker unwinds at once. */
    public void kill() {
        boolean suicide = !dead && scheduler.isRunning(this);
        if (!dead) {
            die();
            scheduler.unwind(this);
            atDeath.run();
        }
        if (suicide) {
            checkAlive();
        }
    }

    /** Does this once the process is killed, outside of it. */
    public void atDeath(Runnable action) {
        atDeath = action;
    }

    /** Does this whenever the process is paused. */
    public void atPause(Runnable action) {
        atPause = action;
    }

    /** Lets no worker of the process have a turn until the time is over; one that has it keeps it to its next rest. */
    public void pause(Duration duration) {
        atPause.run();
        pausedUntil = worldNow().plus(duration);
    }

    /** The worker of this process that has the turn; what it is about to do is fatal if the process is dead. */
    Worker turnOfMine() {
        checkAlive();
        Worker worker = scheduler.running();
        if (worker.process() != this) {
            throw new IllegalStateException(worker + " uses the runtime of " + name);
        }
        return worker;
    }

    /** Gives the turn away until the worker's present rest is ended. */
    void rest(Worker worker) {
        if (worker.holdsLock()) {
            throw new SimulationFailure(worker + " rests or calls out while it holds a lock");
        }
        scheduler.giveTurnAway(worker);
        checkAlive();
    }

    Scheduler scheduler() {
        return scheduler;
    }

    Duration pauseLeft() {
        Instant now = worldNow();
        return dead || !pausedUntil.isAfter(now) ? Duration.ZERO : Duration.between(now, pausedUntil);
    }

    private Instant worldNow() {
        return scheduler.world().now();
    }

    void die() {
        dead = true;
    }

    void checkAlive() {
        if (!dead) {
            return;
        }
        if (++deaths > MOST_DEATHS) {
            scheduler.fail(new SimulationFailure("a worker of " + name + " goes on after it was killed"));
        }
        throw new Killed(name);
    }
}
