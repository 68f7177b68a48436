package dev.muster.simulator.truth;

/** Told by whoever plants faults, so that what they cost is not held against the controller. */
@FunctionalInterface
public interface LostAttempts {
    /** A planted fault took the task that was started by that name: it cannot serve a job any more. */
    void attemptLost(String startedBy);
}
