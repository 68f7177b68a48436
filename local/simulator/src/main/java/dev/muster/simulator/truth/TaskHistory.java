package dev.muster.simulator.truth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one task.
 *
 * @param taskArn of the task
 * @param startedBy as given to RunTask
 * @param clientToken as given to RunTask; empty if none was
 * @param startedAt when RunTask made it
 * @param stopAskedAt when StopTask was accepted; null if never
 * @param busyWith the request its agent had a job of when StopTask was accepted; null if it had none
 * @param stoppedAt when it reached STOPPED; null if it has not
 */
public record TaskHistory(
        String taskArn,
        String startedBy,
        String clientToken,
        Instant startedAt,
        @Nullable Instant stopAskedAt,
        @Nullable Long busyWith,
        @Nullable Instant stoppedAt) {
    static TaskHistory started(String taskArn, String startedBy, String clientToken, Instant at) {
        return new TaskHistory(taskArn, startedBy, clientToken, at, null, null, null);
    }

    TaskHistory stopAsked(@Nullable Long busy, Instant at) {
        return new TaskHistory(taskArn, startedBy, clientToken, startedAt, at, busy, stoppedAt);
    }

    TaskHistory stopped(Instant at) {
        return new TaskHistory(taskArn, startedBy, clientToken, startedAt, stopAskedAt, busyWith, at);
    }
}
