package dev.muster.harness.simulate.runtime;

/** A simulated run cannot go on: an invariant is broken, or a worker ended in a way that no process survives. */
public final class SimulationFailure extends RuntimeException {
    /** What is broken if it is no invariant. */
    public static final String CRASH = "crash";

    private static final long serialVersionUID = 1;

    private final String invariant;

    /** @param invariant its number, such as {@code S6} */
    public SimulationFailure(String invariant, String message) {
        super(invariant + ": " + message);
        this.invariant = invariant;
    }

    SimulationFailure(String message, Throwable cause) {
        super(message, cause);
        this.invariant = CRASH;
    }

    SimulationFailure(String message) {
        super(message);
        this.invariant = CRASH;
    }

    /** The number of the invariant that is broken, or {@link #CRASH}. */
    public String invariant() {
        return invariant;
    }
}
