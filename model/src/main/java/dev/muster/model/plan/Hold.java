package dev.muster.model.plan;

import dev.muster.model.failure.FailureKind;
import dev.muster.model.pool.CapacityOption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a template, or one of its capacity options, is not launched freely: nothing launches until the time given; if only a
 * success can end the hold, one agent at a time is launched from then on, until one showed that it works again.
 *
 * @param template its name
 * @param templateFingerprint its content when it failed; a changed template is not held
 * @param option the capacity option that is held; null if it is the whole template
 * @param cause what went wrong
 * @param failures how often in a row, this time included; probes that failed as well
 * @param until when it is tried again
 */
public record Hold(
        String template,
        String templateFingerprint,
        @Nullable CapacityOption option,
        Cause cause,
        int failures,
        Instant until) {

    /** What went wrong with a template. */
    public sealed interface Cause {
        /** Whether only an agent that shows the contrary ends it. */
        default boolean needsProbe() {
            return switch (this) {
                case StartsFailed starts -> true;
                case LaunchFailed(CloudFault fault) -> fault.kind().decision().needsProbe();
                case TaskFailed(CloudFault fault) -> fault.kind().decision().needsProbe();
            };
        }

        /** ECS did not take the launch. */
        record LaunchFailed(CloudFault fault) implements Cause {}

        /** ECS took the launch, and ended the task before its agent was online, as it would end others. */
        record TaskFailed(CloudFault fault) implements Cause {}

        /** So many agents in a row never came online; {@code lastReason} is why the last of them did not. */
        record StartsFailed(int inARow, String lastReason) implements Cause {}
    }

    /** Whether only an agent that shows the contrary ends the hold; what passes by itself needs no such proof. */
    public boolean needsProbe() {
        return cause.needsProbe();
    }

    /** One word for machines. */
    public String reason() {
        return switch (cause) {
            case Cause.StartsFailed starts -> "StartsFailed";
            case Cause.LaunchFailed(CloudFault fault) -> fault.getClass().getSimpleName();
            case Cause.TaskFailed(CloudFault fault) -> fault.getClass().getSimpleName();
        };
    }

    /** What went wrong, as half a sentence, and with which option. */
    public String describe() {
        return option == null ? describeCause() : option.provider() + ": " + describeCause();
    }

    /** What went wrong, as half a sentence. */
    String describeCause() {
        return switch (cause) {
            case Cause.StartsFailed(int inARow, String lastReason) ->
                inARow + " agents in a row never came online, the last one because " + lastReason;
            case Cause.LaunchFailed(CloudFault fault) -> fault.describe();
            case Cause.TaskFailed(CloudFault fault) -> fault.describe();
        };
    }

    /** The same as one more in a row. */
    Hold after(Hold before) {
        return new Hold(template, templateFingerprint, option, cause, before.failures() + 1, until);
    }

    /** Whether agents were launched that never came online: to launch more of them only to look shows nothing. */
    boolean isOfStarts() {
        return switch (cause) {
            case Cause.StartsFailed starts -> true;
            case Cause.TaskFailed(CloudFault fault) -> true;
            case Cause.LaunchFailed(CloudFault fault) -> false;
        };
    }

    /** Whether it is no more than that running tasks lost their capacity. */
    boolean isOfSpot() {
        return cause instanceof Cause.TaskFailed(CloudFault fault) && fault.kind() == FailureKind.SPOT;
    }
}
