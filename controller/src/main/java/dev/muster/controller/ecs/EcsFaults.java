package dev.muster.controller.ecs;

import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What the SDK's exceptions mean. ECS answers "4xx: do not retry, 5xx: repeat with the same token" (Amazon ECS developer
 * guide, Ensuring idempotency); whatever is no answer leaves a change unknown and a read undone.
 */
final class EcsFaults {
    /** RunTask refills 20 to 40 tokens a second: a second later there is room again. */
    private static final Duration THROTTLED = Duration.ofSeconds(1);

    private static final List<String> NOT_US = List.of(
            "AccessDenied",
            "AccessDeniedException",
            "BlockedException",
            "ExpiredToken",
            "ExpiredTokenException",
            "IncompleteSignature",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "NotAuthorized",
            "OptInRequired",
            "RequestExpired",
            "SignatureDoesNotMatch",
            "UnrecognizedClientException");

    private static final List<String> NO_ROOM = List.of(
            "capacity is unavailable",
            "limit on the number of vcpus",
            "limit on the number of tasks",
            "provisioning tasks");

    private EcsFaults() {}

    static <T> Outcome<T> ofRead(SdkException problem) {
        return new Outcome.Failed<>(understood(problem).orElseGet(() -> new CloudFault.Transient(sentence(problem))));
    }

    static <T> Outcome<T> ofChange(SdkException problem) {
        return understood(problem)
                .<Outcome<T>>map(Outcome.Failed::new)
                .orElseGet(() -> new Outcome.Unknown<>(sentence(problem)));
    }

    /** Whether ECS, or Fargate, says that there is no room for the task now. */
    static boolean saysNoRoom(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        return NO_ROOM.stream().anyMatch(text::contains);
    }

    static String sentence(SdkException problem) {
        if (problem instanceof AwsServiceException answer && answer.awsErrorDetails() != null) {
            return code(answer) + ": " + answer.awsErrorDetails().errorMessage();
        }
        return problem.getClass().getSimpleName() + ": " + problem.getMessage();
    }

    /** Empty if ECS did not answer, or answered only that something broke over there. */
    private static Optional<CloudFault> understood(SdkException problem) {
        if (problem instanceof AwsServiceException answer) {
            return answered(answer, sentence(answer));
        }
        String message = String.valueOf(problem.getMessage());
        return message.contains("Unable to load credentials")
                ? Optional.of(new CloudFault.Denied("there are no AWS credentials: " + message))
                : Optional.empty();
    }

    private static Optional<CloudFault> answered(AwsServiceException answer, String sentence) {
        if (answer.isThrottlingException() || sentence.contains("Rate exceeded")) {
            return Optional.of(new CloudFault.Throttled(sentence, THROTTLED));
        }
        if (answer.statusCode() >= 500 || code(answer).equals("ServerException")) {
            return Optional.empty();
        }
        if (NOT_US.contains(code(answer)) || answer.statusCode() == 401 || answer.statusCode() == 403) {
            return Optional.of(new CloudFault.Denied(sentence));
        }
        return Optional.of(
                saysNoRoom(sentence) ? new CloudFault.Capacity(sentence) : new CloudFault.Misconfigured(sentence));
    }

    private static String code(AwsServiceException answer) {
        return answer.awsErrorDetails() == null
                ? ""
                : String.valueOf(answer.awsErrorDetails().errorCode());
    }
}
