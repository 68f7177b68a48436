package dev.muster.harness.simulate.runtime;

/** A simulated run cannot go on: an invariant is broken, or a worker ended in a way that no process survives. */
public final class SimulationFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SimulationFailure(String message) {
        super(message);
    }

    SimulationFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
