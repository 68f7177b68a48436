package dev.muster.statestore;

import dev.muster.model.pool.PoolName;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A check that waits for an answer of ours; never changes.
 *
 * @param organizationUrl of the pool when the check was accepted: where the answer goes
 * @param hub which of Azure DevOps's hubs runs the plan, in its own spelling
 * @param timeline where progress is shown; null if the check did not tell
 * @param acceptedAt when
 * @param deadline when it is answered at the latest
 */
public record CheckTicket(
        CheckId id,
        PoolName pool,
        URI organizationUrl,
        UUID project,
        String hub,
        @Nullable UUID timeline,
        Instant acceptedAt,
        Instant deadline) {}
