package dev.muster.harness.simulate.interleave;

import java.time.Instant;
import java.util.function.BooleanSupplier;

/** One worker of an interleaved run, on a virtual thread that runs only while it has the turn. */
final class Turn {
    private final String name;
    private final Thread thread;
    private boolean started;
    private boolean ended;
    private boolean interruptible;
    private BooleanSupplier ready = () -> true;
    private Instant deadline = Instant.MAX;

    /** @param life everything that its thread does */
    Turn(String name, Runnable life) {
        this.name = name;
        this.thread = Thread.ofVirtual().unstarted(life);
    }

    Thread thread() {
        return thread;
    }

    /** Whether this is its very first turn. */
    boolean begin() {
        boolean first = !started;
        started = true;
        return first;
    }

    boolean hasEnded() {
        return ended;
    }

    void end() {
        ended = true;
    }

    /** Could go on at any time; only others have their turn. */
    void yields() {
        interruptible = false;
        ready = () -> true;
        deadline = Instant.MAX;
    }

    /** Can go on as soon as that holds, however long it takes. */
    void blocks(BooleanSupplier until) {
        interruptible = false;
        ready = until;
        deadline = Instant.MAX;
    }

    /** Can go on as soon as that holds, at that time at the latest, or when it is interrupted. */
    void waits(BooleanSupplier until, Instant atMost) {
        interruptible = true;
        ready = until;
        deadline = atMost;
    }

    boolean canGoOn(Instant now) {
        return !ended && (ready.getAsBoolean() || !deadline.isAfter(now));
    }

    boolean isInterruptible() {
        return !ended && interruptible;
    }

    /** When it goes on by itself; {@link Instant#MAX} if never. */
    Instant deadline() {
        return ended ? Instant.MAX : deadline;
    }

    @Override
    public String toString() {
        return name;
    }
}
