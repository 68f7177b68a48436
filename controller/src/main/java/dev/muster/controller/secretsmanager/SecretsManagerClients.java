package dev.muster.controller.secretsmanager;

import dev.muster.controller.aws.AwsAccess;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** One client for each region in which a secret is, made when first asked for. */
public final class SecretsManagerClients implements Function<String, SecretsManagerClient>, AutoCloseable {
    private static final AwsAccess.Bounds BOUNDS =
            new AwsAccess.Bounds(Duration.ofSeconds(5), Duration.ofSeconds(3), 4);

    private final @Nullable URI endpoint;
    private final AwsCredentialsProvider credentials;
    private final Map<String, SecretsManagerClient> byRegion = new ConcurrentHashMap<>();

    /** @param endpoint where Secrets Manager is if it is not the regions' own; null otherwise */
    public SecretsManagerClients(@Nullable URI endpoint, AwsCredentialsProvider credentials) {
        this.endpoint = endpoint;
        this.credentials = credentials;
    }

    @Override
    public SecretsManagerClient apply(String region) {
        return byRegion.computeIfAbsent(
                region,
                name -> new AwsAccess(Region.of(name), endpoint, credentials)
                        .client(SecretsManagerClient.builder(), BOUNDS));
    }

    @Override
    public void close() {
        byRegion.values().forEach(SecretsManagerClient::close);
    }
}
