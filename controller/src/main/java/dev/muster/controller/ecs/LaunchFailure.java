package dev.muster.controller.ecs;

import dev.muster.model.plan.CloudFault;
import java.util.Locale;
import software.amazon.awssdk.services.ecs.model.Failure;

/**
 * What an entry of RunTask's {@code failures[]} means; it comes with HTTP 200 (ECS API reference, API failure reasons). None
 * is a passing fault: under the same client token ECS answers the same failures again, so that only another attempt helps.
 */
final class LaunchFailure {
    private LaunchFailure() {}

    static CloudFault fault(Failure failure) {
        String reason = failure.reason() == null ? "" : failure.reason();
        String sentence = failure.detail() == null ? reason : reason + ": " + failure.detail();
        if (EcsFaults.saysNoRoom(sentence)) {
            return new CloudFault.Capacity(sentence);
        }
        return switch (firstWord(reason)) {
            case "RESOURCE" -> new CloudFault.Capacity(sentence);
            case "LOCATION", "ATTRIBUTE" -> new CloudFault.Misconfigured(sentence);
            case "MISSING", "INACTIVE" -> new CloudFault.Gone(sentence);
            default -> new CloudFault.Capacity(sentence);
        };
    }

    /** {@code RESOURCE:MEMORY} names what is short after a colon. */
    private static String firstWord(String reason) {
        int end = reason.indexOf(':');
        return (end < 0 ? reason : reason.substring(0, end)).strip().toUpperCase(Locale.ROOT);
    }
}
