package dev.muster.controller.sqs;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;

/** Makes SQS clients that send every call once and outlast a long poll. */
public final class SqsClientFactory {
    /** The longest long poll is 20 s (SQS API reference, ReceiveMessage). */
    private static final Duration CALL = Duration.ofSeconds(30);

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private SqsClientFactory() {}

    /** @param endpoint where SQS is if it is not the region's own; null otherwise */
    public static SqsClient create(Region region, @Nullable URI endpoint, AwsCredentialsProvider credentials) {
        SqsClientBuilder builder = SqsClient.builder()
                .region(region)
                .credentialsProvider(credentials)
                .httpClientBuilder(
                        ApacheHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(CALL))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .apiCallTimeout(CALL)
                        .build());
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        return builder.build();
    }
}
