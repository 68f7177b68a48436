package dev.muster.model.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of the ended agents that were launched for one request.
 *
 * @param highest the highest attempt ever made, those still alive not counted
 * @param failures how many of them never got any job
 * @param lastFailure when the last of those ended; null if none
 */
public record Attempts(int highest, int failures, @Nullable Instant lastFailure) {
    public static final Attempts NONE = new Attempts(0, 0, null);

    /** With one more ended attempt. */
    public Attempts with(long attempt, boolean failed, Instant at) {
        return new Attempts(
                (int) Math.max(highest, attempt), failed ? failures + 1 : failures, failed ? at : lastFailure);
    }
}
