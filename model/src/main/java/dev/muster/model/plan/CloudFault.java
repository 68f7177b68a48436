package dev.muster.model.plan;

import java.time.Duration;

/** Why something did not happen at a platform; each kind maps to one decision. */
public sealed interface CloudFault {
    /** What the platform said; nothing secret. */
    String message();

    /** Asked too often: ask again after the time given. */
    record Throttled(String message, Duration retryAfter) implements CloudFault {}

    /** No room at the platform now: try another capacity option, or later. */
    record Capacity(String message) implements CloudFault {}

    /** What we asked for can never work: somebody has to mend the spec or the account. */
    record Misconfigured(String message) implements CloudFault {}

    /** Our identity may not do that, or is not accepted. */
    record Denied(String message) implements CloudFault {}

    /** The thing does not exist. */
    record Gone(String message) implements CloudFault {}

    /** Something else of that name or token exists. */
    record Conflict(String message) implements CloudFault {}

    /** A passing fault on the way or over there: try again. */
    record Transient(String message) implements CloudFault {}

    /** One sentence. */
    default String describe() {
        return switch (this) {
            case Throttled(String message, Duration retryAfter) ->
                "throttled for " + retryAfter.toSeconds() + " s: " + message;
            case Capacity(String message) -> "no capacity: " + message;
            case Misconfigured(String message) -> "misconfigured: " + message;
            case Denied(String message) -> "denied: " + message;
            case Gone(String message) -> "does not exist: " + message;
            case Conflict(String message) -> "conflict: " + message;
            case Transient(String message) -> "passing fault: " + message;
        };
    }
}
