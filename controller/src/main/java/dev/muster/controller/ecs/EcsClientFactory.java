package dev.muster.controller.ecs;

import dev.muster.controller.aws.AwsAccess;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;

/** Makes ECS clients that send every call once: only the loop knows what a launch of unknown outcome means. */
public final class EcsClientFactory {
    /** One plan may launch 32 agents at once; the other connections are for sweeps and stops. */
    private static final AwsAccess.Bounds BOUNDS =
            new AwsAccess.Bounds(Duration.ofSeconds(15), Duration.ofSeconds(5), 64);

    private EcsClientFactory() {}

    /** @param endpoint where ECS is if it is not the region's own; null otherwise */
    public static EcsClient create(Region region, @Nullable URI endpoint, AwsCredentialsProvider credentials) {
        return new AwsAccess(region, endpoint, credentials).client(EcsClient.builder(), BOUNDS);
    }
}
