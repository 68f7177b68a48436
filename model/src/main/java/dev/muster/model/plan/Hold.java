package dev.muster.model.plan;

import java.time.Instant;

/**
 * Why a template is not launched freely: nothing launches until the time given; if only a success can end the hold, one
 * agent at a time is launched from then on, until one of the template's agents came online.
 *
 * @param template its name
 * @param templateFingerprint its content when it failed; a changed template is not held
 * @param cause what went wrong
 * @param failures how often in a row, this time included; probes that failed as well
 * @param until when it is tried again
 */
public record Hold(String template, String templateFingerprint, Cause cause, int failures, Instant until) {

    /** What went wrong with a template. */
    public sealed interface Cause {
        /** ECS did not take the launch. */
        record LaunchFailed(CloudFault fault) implements Cause {}

        /** So many agents in a row never came online; {@code lastReason} is why the last of them did not. */
        record StartsFailed(int inARow, String lastReason) implements Cause {}
    }

    /** Whether only an agent that came online ends the hold; what passes by itself needs no such proof. */
    public boolean needsProbe() {
        return switch (cause) {
            case Cause.StartsFailed starts -> true;
            case Cause.LaunchFailed(CloudFault fault) ->
                switch (fault) {
                    case CloudFault.Throttled passing -> false;
                    case CloudFault.Transient passing -> false;
                    case CloudFault.Capacity lasting -> true;
                    case CloudFault.Misconfigured lasting -> true;
                    case CloudFault.Denied lasting -> true;
                    case CloudFault.Gone lasting -> true;
                    case CloudFault.Conflict lasting -> true;
                };
        };
    }

    /** One word for machines. */
    public String reason() {
        return switch (cause) {
            case Cause.StartsFailed starts -> "StartsFailed";
            case Cause.LaunchFailed(CloudFault fault) -> fault.getClass().getSimpleName();
        };
    }

    /** What went wrong, as half a sentence. */
    public String describe() {
        return switch (cause) {
            case Cause.StartsFailed(int inARow, String lastReason) ->
                inARow + " agents in a row never came online, the last one because " + lastReason;
            case Cause.LaunchFailed(CloudFault fault) -> fault.describe();
        };
    }
}
