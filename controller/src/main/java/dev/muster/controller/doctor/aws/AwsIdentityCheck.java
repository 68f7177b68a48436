package dev.muster.controller.doctor.aws;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Note;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * Who we are to AWS.
 *
 * @param caller the ARN as which AWS knows us
 * @param ahead how far our clock is ahead of that of STS, to about a second
 */
record AwsIdentityCheck(StsClient sts, Region region, InstantSource clock, Note<String> caller, Note<Duration> ahead)
        implements Check {
    @Override
    public Subject subject() {
        return Subject.AWS_IDENTITY;
    }

    @Override
    public Result look() {
        try {
            GetCallerIdentityResponse identity = sts.getCallerIdentity();
            identity.sdkHttpResponse()
                    .firstMatchingHeader("Date")
                    .flatMap(this::apart)
                    .ifPresent(ahead::write);
            caller.write(identity.arn());
            return new Result.Ok("We are " + identity.arn() + ", in the region " + region + ".");
        } catch (SdkException problem) {
            return new Result.Fail(
                    Problem.of("AWS does not know us", problem, "").sentence(),
                    "Give this process the controller's role, and check its clock; the call needs no permission.");
        }
    }

    private Optional<Duration> apart(String date) {
        try {
            return Optional.of(Duration.between(
                    ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant(),
                    clock.instant()));
        } catch (DateTimeException odd) {
            return Optional.empty();
        }
    }
}
