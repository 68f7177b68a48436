package dev.muster.controller.app;

import dev.muster.controller.aws.AwsAccess;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Makes DynamoDB clients that send every call once: the stores decide what a missing answer means. */
final class DynamoDbClientFactory {
    /** Connections for the workers' claims, 32 launches at once, and up to 64 bootstrap calls. */
    private static final AwsAccess.Bounds BOUNDS =
            new AwsAccess.Bounds(Duration.ofSeconds(5), Duration.ofSeconds(2), 128);

    /** One worker follows the stream. */
    private static final AwsAccess.Bounds STREAM_BOUNDS =
            new AwsAccess.Bounds(Duration.ofSeconds(5), Duration.ofSeconds(2), 2);

    private DynamoDbClientFactory() {}

    /** @param endpoint where DynamoDB is if it is not the region's own; null otherwise */
    static DynamoDbClient create(Region region, @Nullable URI endpoint, AwsCredentialsProvider credentials) {
        return new AwsAccess(region, endpoint, credentials).client(DynamoDbClient.builder(), BOUNDS);
    }

    /** @param endpoint where DynamoDB and its streams are if they are not the region's own; null otherwise */
    static DynamoDbStreamsClient streams(Region region, @Nullable URI endpoint, AwsCredentialsProvider credentials) {
        return new AwsAccess(region, endpoint, credentials).client(DynamoDbStreamsClient.builder(), STREAM_BOUNDS);
    }
}
