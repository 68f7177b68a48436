package dev.muster.controller.doctor.aws;

import dev.muster.controller.doctor.Result;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What the SDK's exceptions mean to somebody who sets an account up. Of an answer only its code is repeated. */
final class Problem {
    private Problem() {}

    /**
     * @param what did not work; a sentence without its end
     * @param action that has to be allowed, for example {@code ecs:ListTasks}
     */
    static Result.Fail of(String what, SdkException problem, String action) {
        if (problem instanceof AwsServiceException answer) {
            String code = code(answer);
            return new Result.Fail(
                    what + " (" + code + ").",
                    isRefusal(code, answer) ? "Allow our role " + action + "." : "Look up the code, and try again.");
        }
        return String.valueOf(problem.getMessage()).contains("Unable to load credentials")
                ? new Result.Fail(what + ": there are no AWS credentials.", "Give this process a role or credentials.")
                : new Result.Fail(
                        what + " (" + problem.getClass().getSimpleName() + ").",
                        "Check region, network and VPC endpoints on the way to the service.");
    }

    /** The same where it works without, but not as well. */
    static Result.Warn mild(String what, SdkException problem, String action) {
        Result.Fail fail = of(what, problem, action);
        return new Result.Warn(fail.sentence(), fail.advice());
    }

    /**
     * Whether a call was refused for want of rights, or could not be made at all: one that cannot succeed is refused for
     * another reason by a service that would let us make it.
     */
    static boolean isForWantOfRights(SdkException problem) {
        return !(problem instanceof AwsServiceException answer) || isRefusal(code(answer), answer);
    }

    /** The service's name for what happened; the HTTP status if there is none. */
    static String code(AwsServiceException answer) {
        return answer.awsErrorDetails() == null || answer.awsErrorDetails().errorCode() == null
                ? "HTTP " + answer.statusCode()
                : answer.awsErrorDetails().errorCode();
    }

    private static boolean isRefusal(String code, AwsServiceException answer) {
        return code.contains("AccessDenied") || code.contains("Unauthorized") || answer.statusCode() == 403;
    }
}
