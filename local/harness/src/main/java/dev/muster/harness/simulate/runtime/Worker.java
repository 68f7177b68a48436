package dev.muster.harness.simulate.runtime;

import dev.muster.controller.loop.LoopRuntime;

/** One worker of a simulated process, on a virtual thread that runs only while it has the turn. */
final class Worker {
    private final SimulatedRuntime process;
    private final String name;
    private final Thread thread;
    private boolean started;
    private boolean ended;
    private long rests;
    private int locks;

    Worker(SimulatedRuntime process, String name, LoopRuntime.Task task, Scheduler scheduler) {
        this.process = process;
        this.name = name;
        this.thread = Thread.ofVirtual().unstarted(() -> scheduler.live(this, task));
    }

    SimulatedRuntime process() {
        return process;
    }

    Thread thread() {
        return thread;
    }

    boolean hasEnded() {
        return ended;
    }

    void end() {
        ended = true;
    }

    /** Whether this is its very first turn. */
    boolean begin() {
        boolean first = !started;
        started = true;
        return first;
    }

    /** Begins a rest. Whoever wants to end it must show the number returned; an older one ends nothing. */
    long rest() {
        return ++rests;
    }

    boolean rests(long rest) {
        return !ended && rests == rest;
    }

    /** Ends the rest, so that a second attempt to end it does nothing. */
    void wake() {
        rests++;
    }

    void lockTaken() {
        locks++;
    }

    void lockLeft() {
        locks--;
    }

    boolean holdsLock() {
        return locks > 0;
    }

    @Override
    public String toString() {
        return process.name() + "/" + name;
    }
}
