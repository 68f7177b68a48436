package dev.muster.harness.wire;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what real threads and real sockets bring about; the only place of these tests that waits. */
final class Await {
    /** For what takes one or two seconds on an idle machine. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private Await() {}

    /** Returns as soon as it holds. */
    static void until(String what, BooleanSupplier holds) {
        until(what, PATIENCE, holds);
    }

    /** Returns as soon as it holds. */
    static void until(String what, Duration patience, BooleanSupplier holds) {
        found(what, patience, () -> holds.getAsBoolean() ? Optional.of(what) : Optional.empty());
    }

    /** The first that is found. */
    static <T> T found(String what, Supplier<Optional<T>> search) {
        return found(what, PATIENCE, search);
    }

    private static <T> T found(String what, Duration patience, Supplier<Optional<T>> search) {
        long limit = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<T> result = search.get();
            if (result.isPresent()) {
                return result.get();
            }
            if (System.nanoTime() - limit > 0) {
                throw new AssertionError("not within " + patience.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }
}
