package dev.muster.controller.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Lock;

/**
 * Everything the loop takes from the machine it runs on: virtual threads and the real clock in production; in simulation
 * a scheduler that lets one worker run at a time and replays a seed exactly.
 */
public interface LoopRuntime {
    /** The current time. */
    Instant now();

    /** Waits; a negative or zero duration only lets others have their turn. */
    void sleep(Duration duration) throws InterruptedException;

    /** Runs {@code task} on a worker of its own until it returns or the runtime stops. */
    void spawn(String name, Task task);

    /** A signal that is down. */
    Signal newSignal();

    /** A lock for short sections; no port may be called while it is held. */
    Lock newLock();

    /** Uniform from 0.0 (inclusive) to 1.0 (exclusive), for jitter. */
    double random();

    /** Work that may be interrupted when the runtime stops. */
    @FunctionalInterface
    interface Task {
        void run() throws InterruptedException;
    }

    /** Wakes one waiting worker; remembered if none is waiting. */
    interface Signal {
        void raise();

        /** Waits until raised or until the time is over, and takes the signal down. */
        void await(Duration atMost) throws InterruptedException;
    }
}
