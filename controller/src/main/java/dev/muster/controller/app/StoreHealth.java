package dev.muster.controller.app;

import dev.muster.statestore.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Up if the state store answers. What Azure DevOps does is not asked: a controller that waits for it is healthy, and
 * taking all replicas out of service would help nobody. An answer is kept for {@link #KEPT}, however often one asks.
 */
final class StoreHealth implements HealthIndicator {
    static final Duration KEPT = Duration.ofSeconds(2);

    private final StoreProbe probe;
    private final InstantSource clock;
    private @Nullable Answer newest;

    StoreHealth(StoreProbe probe, InstantSource clock) {
        this.probe = probe;
        this.clock = clock;
    }

    private record Answer(Health health, Instant at) {}

    @Override
    public synchronized Health health() {
        Instant now = clock.instant();
        Answer known = newest;
        if (known != null && now.isBefore(known.at().plus(KEPT))) {
            return known.health();
        }
        Health health = ask();
        newest = new Answer(health, clock.instant());
        return health;
    }

    private Health ask() {
        try {
            probe.ask();
            return Health.up().build();
        } catch (StoreUnavailableException away) {
            return Health.down().build();
        }
    }
}
