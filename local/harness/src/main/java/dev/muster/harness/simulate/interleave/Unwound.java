package dev.muster.harness.simulate.interleave;

/** Ends a worker whose run is over. An Error, so that no ordinary catch stops it. */
final class Unwound extends Error {
    private static final long serialVersionUID = 1;

    Unwound() {
        super("the run is over", null, false, false);
    }
}
