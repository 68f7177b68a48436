package dev.muster.controller.loop;

import dev.muster.model.pool.AzureDevOpsPool;
import java.time.Instant;
import java.util.Optional;

/** How often ADO lets us ask, as far as it has said. */
public interface AllowedRate {
    /** Whoever never says that it is too often. */
    AllowedRate UNLIMITED = new AllowedRate() {
        @Override
        public Optional<Instant> pollsHeldUntil(AzureDevOpsPool pool) {
            return Optional.empty();
        }

        @Override
        public Optional<Slowdown> slowdown(AzureDevOpsPool pool) {
            return Optional.empty();
        }
    };

    /** Until when the pool's registrations and queue may not be read; empty if they may be now. */
    Optional<Instant> pollsHeldUntil(AzureDevOpsPool pool);

    /** What holds calls for this pool back, or did within the last minute; empty if nothing does. */
    Optional<Slowdown> slowdown(AzureDevOpsPool pool);

    /**
     * @param reason one CamelCase word
     * @param message who is held back, until when, and what that means; nothing secret
     */
    record Slowdown(String reason, String message) {}
}
