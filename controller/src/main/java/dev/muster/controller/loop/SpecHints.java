package dev.muster.controller.loop;

import java.time.Duration;

/** Tells the spec watch that the table is worth a reading before its time, and when to end. */
final class SpecHints {
    private final LoopRuntime.Signal signal;
    private volatile boolean closed;

    SpecHints(LoopRuntime runtime) {
        this.signal = runtime.newSignal();
    }

    /** Somebody may have edited the table; remembered if the watch is reading it just now. */
    void edited() {
        signal.raise();
    }

    /** Waits for a hint, at most so long. */
    void await(Duration atMost) throws InterruptedException {
        if (!closed) {
            signal.await(atMost);
        }
        if (closed) {
            throw new InterruptedException("specs are read no more");
        }
    }

    /** Whoever waits for a hint, or asks later, is interrupted. */
    void close() {
        closed = true;
        signal.raise();
    }
}
