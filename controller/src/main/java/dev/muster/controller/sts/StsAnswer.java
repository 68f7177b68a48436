package dev.muster.controller.sts;

import dev.muster.controller.bootstrap.CallerIdentity;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What STS sent back.
 *
 * @param status HTTP status
 * @param body cut off at a bound
 */
record StsAnswer(int status, String body) {
    private static final String ROOT = "/GetCallerIdentityResponse/GetCallerIdentityResult/";
    private static final String ERROR_CODE = "/ErrorResponse/Error/Code";
    private static final List<String> THROTTLING = Arrays.asList(
            "Throttling",
            "ThrottlingException",
            "ThrottledException",
            "RequestLimitExceeded",
            "TooManyRequestsException");
    private static final Duration SLOW_DOWN = Duration.ofSeconds(5);
    private static final Pattern CODE = Pattern.compile("[A-Za-z.]{1,64}");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    /** What the answer means (STS API reference, GetCallerIdentity and Common Error Types). */
    Outcome<CallerIdentity> outcome() {
        Optional<XmlLeaves> leaves = XmlLeaves.read(body);
        if (status == 200) {
            return leaves.flatMap(StsAnswer::identity)
                    .map(Outcome::done)
                    .orElseGet(() -> passing("STS answered something other than an identity"));
        }
        String code = leaves.flatMap(found -> found.only(ERROR_CODE))
                .filter(found -> CODE.matcher(found).matches())
                .orElse("HTTP " + status);
        if (status == 429 || THROTTLING.contains(code)) {
            return new Outcome.Failed<>(new CloudFault.Throttled("STS: " + code, SLOW_DOWN));
        }
        return status == 400 || status == 403 ? new Outcome.Refused<>(code) : passing("STS: " + code);
    }

    private static Optional<CallerIdentity> identity(XmlLeaves leaves) {
        Optional<String> account = leaves.only(ROOT + "Account")
                .filter(found -> ACCOUNT.matcher(found).matches());
        return account.flatMap(number -> leaves.only(ROOT + "Arn").map(arn -> new CallerIdentity(number, arn)));
    }

    private static Outcome<CallerIdentity> passing(String message) {
        return new Outcome.Failed<>(new CloudFault.Transient(message));
    }
}
