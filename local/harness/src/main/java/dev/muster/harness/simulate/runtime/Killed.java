package dev.muster.harness.simulate.runtime;

/** Unwinds the workers of a simulated process that has crashed. An Error, so that no ordinary catch stops it. */
public final class Killed extends Error {
    private static final long serialVersionUID = 1;

    Killed(String process) {
        super(process + " was killed", null, false, false);
    }
}
