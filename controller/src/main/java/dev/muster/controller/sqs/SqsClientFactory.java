package dev.muster.controller.sqs;

import dev.muster.controller.aws.AwsAccess;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Makes SQS clients that send every call once and outlast a long poll. */
public final class SqsClientFactory {
    /** The longest long poll is 20 s (SQS API reference, ReceiveMessage). */
    private static final AwsAccess.Bounds BOUNDS =
            new AwsAccess.Bounds(Duration.ofSeconds(30), Duration.ofSeconds(5), 16);

    private SqsClientFactory() {}

    /** @param endpoint where SQS is if it is not the region's own; null otherwise */
    public static SqsClient create(Region region, @Nullable URI endpoint, AwsCredentialsProvider credentials) {
        return new AwsAccess(region, endpoint, credentials).client(SqsClient.builder(), BOUNDS);
    }
}
