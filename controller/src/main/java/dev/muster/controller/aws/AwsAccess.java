package dev.muster.controller.aws;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * Where a service is and as whom we call it.
 *
 * @param endpoint where the service is if it is not the region's own; null otherwise
 */
public record AwsAccess(Region region, @Nullable URI endpoint, AwsCredentialsProvider credentials) {

    /**
     * The bounds of every call.
     *
     * @param call longest time for a call, its answer included
     * @param connect longest time to connect
     * @param connections most calls at the same time
     */
    public record Bounds(Duration call, Duration connect, int connections) {}

    /**
     * Makes a client that sends every call once: only its caller knows what a missing answer means. The Apache client is
     * chosen because the JDK's HttpURLConnection repeats a POST on its own.
     */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder, Bounds bounds) {
        builder.region(region)
                .credentialsProvider(credentials)
                .httpClientBuilder(ApacheHttpClient.builder()
                        .maxConnections(bounds.connections())
                        .connectionTimeout(bounds.connect())
                        .socketTimeout(bounds.call()))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .apiCallTimeout(bounds.call())
                        .build());
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        return builder.build();
    }
}
