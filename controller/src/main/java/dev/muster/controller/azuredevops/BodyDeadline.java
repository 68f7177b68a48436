package dev.muster.controller.azuredevops;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Closes the body that is being read when its time is over, which ends the reading with an {@link IOException}. */
final class BodyDeadline {
    private final CompletableFuture<Boolean> over = new CompletableFuture<>();

    private BodyDeadline() {}

    static BodyDeadline in(Duration time) {
        BodyDeadline deadline = new BodyDeadline();
        deadline.over.completeOnTimeout(true, time.toMillis(), TimeUnit.MILLISECONDS);
        return deadline;
    }

    void closes(InputStream body) {
        var _ = over.thenAccept(isOver -> {
            if (isOver) {
                close(body);
            }
        });
    }

    boolean isOver() {
        return over.getNow(false);
    }

    /** The reading ended in time. */
    void cancel() {
        over.complete(false);
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException broken) {
            // It was to end anyhow, and whoever reads it is told in the same way.
        }
    }
}
