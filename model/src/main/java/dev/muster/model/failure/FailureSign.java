package dev.muster.model.failure;

import dev.muster.model.observed.EntrypointExit;
import dev.muster.model.observed.TaskSeen;

/**
 * What ECS said when a launch failed.
 *
 * @param source where it said so
 * @param code the word meant for machines: the first word of a failure's reason, an exception's name, a stop code; may be
 *     empty
 * @param text the sentence meant for people, as it came
 */
public record FailureSign(FailureSource source, String code, String text) {
    /** An entry of RunTask's {@code failures}: {@code RESOURCE:MEMORY} names what is short after a colon. */
    public static FailureSign ofLaunchFailure(String reason) {
        int end = reason.indexOf(':');
        return new FailureSign(
                FailureSource.LAUNCH_FAILURE, (end < 0 ? reason : reason.substring(0, end)).strip(), reason);
    }

    /** An exception that RunTask answered with. */
    public static FailureSign ofLaunchError(String exception, String message) {
        return new FailureSign(FailureSource.LAUNCH_ERROR, exception, message);
    }

    /** How a task ended, the exit code of its container included. */
    public static FailureSign ofStoppedTask(TaskSeen task) {
        String reason = task.stoppedReason() == null ? "ECS gives no reason" : task.stoppedReason();
        String exit = task.exitCode() == null ? "" : " (" + EntrypointExit.describe(task.exitCode()) + ")";
        return new FailureSign(
                FailureSource.STOPPED_TASK, task.stopCode() == null ? "" : task.stopCode(), reason + exit);
    }
}
