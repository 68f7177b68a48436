package dev.muster.controller.ecs;

import dev.muster.model.failure.FailureSign;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What the SDK's exceptions mean; the failure table has it. Whatever is no answer, or says only that something broke over
 * there, leaves a change unknown and a read undone.
 */
final class EcsFaults {
    private EcsFaults() {}

    static <T> Outcome<T> ofRead(SdkException problem) {
        return new Outcome.Failed<>(understood(problem).orElseGet(() -> new CloudFault.Transient(sentence(problem))));
    }

    static <T> Outcome<T> ofChange(SdkException problem) {
        return understood(problem)
                .<Outcome<T>>map(Outcome.Failed::new)
                .orElseGet(() -> new Outcome.Unknown<>(sentence(problem)));
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
            return Optional.of(CloudFault.of(FailureSign.ofLaunchError(word(answer), sentence(answer))))
                    .filter(fault -> !(fault instanceof CloudFault.Transient));
        }
        String message = String.valueOf(problem.getMessage());
        return message.contains("Unable to load credentials")
                ? Optional.of(new CloudFault.Denied("there are no AWS credentials: " + message))
                : Optional.empty();
    }

    /** Not every answer that only its status or the SDK explains has a name of its own. */
    private static String word(AwsServiceException answer) {
        if (answer.isThrottlingException()) {
            return "ThrottlingException";
        }
        if (answer.statusCode() >= 500) {
            return "ServerException";
        }
        return answer.statusCode() == 401 || answer.statusCode() == 403 ? "AccessDeniedException" : code(answer);
    }

    private static String code(AwsServiceException answer) {
        return answer.awsErrorDetails() == null
                ? ""
                : String.valueOf(answer.awsErrorDetails().errorCode());
    }
}
