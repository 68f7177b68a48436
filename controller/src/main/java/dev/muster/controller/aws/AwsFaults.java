package dev.muster.controller.aws;

import dev.muster.model.plan.CloudFault;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What the SDK's exceptions mean for reads. Of an answer only its code is repeated: its text may quote what was sent. */
public final class AwsFaults {
    private static final Duration SLOW_DOWN = Duration.ofSeconds(5);

    private static final List<String> NOT_BELIEVED = List.of(
            "ExpiredToken",
            "ExpiredTokenException",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "RequestExpired",
            "SignatureDoesNotMatch",
            "UnrecognizedClientException");

    private AwsFaults() {}

    /**
     * A refusal is {@code Denied}, everything that may pass by itself {@code Transient} or {@code Throttled}.
     *
     * @param what that failed, for people
     * @param advice what to do after a refusal; a sentence without its end
     */
    public static CloudFault ofRead(String what, SdkException problem, String advice) {
        if (problem instanceof AwsServiceException answer) {
            return ofAnswer(what + " (" + code(answer) + ")", answer, advice);
        }
        return String.valueOf(problem.getMessage()).contains("Unable to load credentials")
                ? new CloudFault.Denied(what + ": the controller has no AWS credentials; give it a role.")
                : new CloudFault.Transient(what + ": " + problem.getClass().getSimpleName());
    }

    /** The service's name for what happened, for example {@code AccessDenied}; the HTTP status if there is none. */
    private static String code(AwsServiceException answer) {
        return answer.awsErrorDetails() == null || answer.awsErrorDetails().errorCode() == null
                ? "HTTP " + answer.statusCode()
                : answer.awsErrorDetails().errorCode();
    }

    private static CloudFault ofAnswer(String what, AwsServiceException answer, String advice) {
        if (answer.isThrottlingException()) {
            return new CloudFault.Throttled(what, SLOW_DOWN);
        }
        if (answer.statusCode() >= 500) {
            return new CloudFault.Transient(what);
        }
        return new CloudFault.Denied(what + "; "
                + (NOT_BELIEVED.contains(code(answer))
                        ? "check the controller's AWS credentials and this machine's clock"
                        : advice)
                + ".");
    }
}
