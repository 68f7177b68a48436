package dev.muster.model.plan;

import dev.muster.model.failure.FailureKind;
import dev.muster.model.failure.FailureSign;
import dev.muster.model.failure.FailureTable;
import java.time.Duration;

/** Why something did not happen at a platform; each kind maps to one decision. */
public sealed interface CloudFault {
    /** What the platform said; nothing secret. */
    String message();

    /** Asked too often: ask again after the time given. */
    record Throttled(String message, Duration retryAfter) implements CloudFault {}

    /** No room at the platform now: try another capacity option, or later. */
    record Capacity(String message) implements CloudFault {}

    /** The account may have no more of it at once. */
    record Quota(String message) implements CloudFault {}

    /** What we asked for can never work: somebody has to mend the spec or the account. */
    record Misconfigured(String message) implements CloudFault {}

    /** Our identity may not do that, or is not accepted. */
    record Denied(String message) implements CloudFault {}

    /** The thing does not exist. */
    record Gone(String message) implements CloudFault {}

    /** Something else of that name or token exists. */
    record Conflict(String message) implements CloudFault {}

    /** Spot capacity was taken back. */
    record Spot(String message) implements CloudFault {}

    /** The image cannot be had. */
    record Image(String message) implements CloudFault {}

    /** A task ended before its agent was online. */
    record ExitedEarly(String message) implements CloudFault {}

    /** A passing fault on the way or over there: try again. */
    record Transient(String message) implements CloudFault {}

    /** The platform said something that we do not know. */
    record Unknown(String message) implements CloudFault {}

    /** What the failure table makes of the failure of a launch. */
    static CloudFault of(FailureSign sign) {
        return of(FailureTable.rowOf(sign).kind(), sign.text());
    }

    /** A fault of that kind. */
    static CloudFault of(FailureKind kind, String message) {
        return switch (kind) {
            case THROTTLED -> new Throttled(message, kind.firstPause());
            case CAPACITY -> new Capacity(message);
            case QUOTA -> new Quota(message);
            case MISCONFIGURED -> new Misconfigured(message);
            case DENIED -> new Denied(message);
            case GONE -> new Gone(message);
            case CONFLICT -> new Conflict(message);
            case SPOT -> new Spot(message);
            case IMAGE -> new Image(message);
            case EXITED_EARLY -> new ExitedEarly(message);
            case TRANSIENT -> new Transient(message);
            case UNKNOWN -> new Unknown(message);
        };
    }

    /** The row of the failure table's kinds that it belongs to. */
    default FailureKind kind() {
        return switch (this) {
            case Throttled throttled -> FailureKind.THROTTLED;
            case Capacity capacity -> FailureKind.CAPACITY;
            case Quota quota -> FailureKind.QUOTA;
            case Misconfigured mistake -> FailureKind.MISCONFIGURED;
            case Denied denied -> FailureKind.DENIED;
            case Gone gone -> FailureKind.GONE;
            case Conflict conflict -> FailureKind.CONFLICT;
            case Spot spot -> FailureKind.SPOT;
            case Image image -> FailureKind.IMAGE;
            case ExitedEarly early -> FailureKind.EXITED_EARLY;
            case Transient passing -> FailureKind.TRANSIENT;
            case Unknown unknown -> FailureKind.UNKNOWN;
        };
    }

    /** One sentence. */
    default String describe() {
        return switch (this) {
            case Throttled(String message, Duration retryAfter) ->
                "throttled for " + retryAfter.toSeconds() + " s: " + message;
            case Capacity(String message) -> "no capacity: " + message;
            case Quota(String message) -> "a quota is used up: " + message;
            case Misconfigured(String message) -> "misconfigured: " + message;
            case Denied(String message) -> "denied: " + message;
            case Gone(String message) -> "does not exist: " + message;
            case Conflict(String message) -> "conflict: " + message;
            case Spot(String message) -> "Spot capacity was taken back: " + message;
            case Image(String message) -> "the image cannot be had: " + message;
            case ExitedEarly(String message) -> "ended before it was online: " + message;
            case Transient(String message) -> "passing fault: " + message;
            case Unknown(String message) -> "unknown to Muster: " + message;
        };
    }
}
