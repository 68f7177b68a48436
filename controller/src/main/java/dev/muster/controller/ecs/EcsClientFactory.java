package dev.muster.controller.ecs;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.EcsClientBuilder;

/**
 * Makes ECS clients that send every call once. Retries are the loop's: only it knows what a launch of unknown outcome
 * means. The Apache client is chosen because the JDK's HttpURLConnection repeats a POST on its own.
 */
public final class EcsClientFactory {
    private static final Duration CALL = Duration.ofSeconds(15);
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** One plan may launch 32 agents at once; the rest is for sweeps and stops. */
    private static final int MOST_CONNECTIONS = 64;

    private EcsClientFactory() {}

    /** @param endpoint where ECS is if it is not the region's own; null otherwise */
    public static EcsClient create(Region region, @Nullable URI endpoint, AwsCredentialsProvider credentials) {
        EcsClientBuilder builder = EcsClient.builder()
                .region(region)
                .credentialsProvider(credentials)
                .httpClientBuilder(ApacheHttpClient.builder()
                        .maxConnections(MOST_CONNECTIONS)
                        .connectionTimeout(CONNECT)
                        .socketTimeout(CALL))
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
