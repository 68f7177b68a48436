package dev.muster.harness.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was started, to be closed in the opposite order; one that fails to close does not keep the others open. */
final class Closing implements AutoCloseable {
    private final Deque<Step> steps = new ArrayDeque<>();

    @FunctionalInterface
    interface Step extends AutoCloseable {
        @Override
        void close();
    }

    /** Closes it, too, before all that was added earlier. */
    void add(Step step) {
        steps.push(step);
    }

    @Override
    public void close() {
        RuntimeException first = null;
        while (!steps.isEmpty()) {
            try {
                steps.pop().close();
            } catch (RuntimeException failed) {
                if (first == null) {
                    first = failed;
                } else {
                    first.addSuppressed(failed);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
