package dev.muster.harness.simulate.check;

/** Where an invariant says that it is broken. The run ends there; whoever is in the middle of a step finishes it. */
@FunctionalInterface
public interface Violations {
    /** @param invariant its number, such as {@code S6} */
    void broken(String invariant, String message);
}
