package dev.muster.controller.checks;

import dev.muster.controller.loop.LoopRuntime;
import dev.muster.statestore.CheckLease;
import dev.muster.statestore.CheckStore;
import dev.muster.statestore.PendingCheck;
import dev.muster.statestore.StoreUnavailableException;
import dev.muster.statestore.WriteResult;
import java.time.Duration;
import java.time.Instant;

/** Sees to it that one replica at a time answers a check. */
final class CheckLeases {
    /** What a call may take; a lease that ends sooner is renewed first. */
    private static final Duration CALL = Duration.ofSeconds(12);

    /** By how much the clocks of two replicas may differ. */
    private static final Duration SKEW = Duration.ofSeconds(3);

    private final CheckStore store;
    private final LoopRuntime runtime;
    private final CheckSettings settings;

    CheckLeases(CheckStore store, LoopRuntime runtime, CheckSettings settings) {
        this.store = store;
        this.runtime = runtime;
        this.settings = settings;
    }

    /** The first one, of whoever accepts a check. */
    CheckLease first() {
        return new CheckLease(settings.replica(), runtime.now().plus(settings.lease()), 1);
    }

    boolean isOurs(CheckLease lease) {
        return lease.owner().equals(settings.replica());
    }

    /** When we may take it at the earliest. */
    Instant freeAt(CheckLease lease) {
        return isOurs(lease) ? Instant.MIN : lease.until().plus(SKEW);
    }

    /** Whether it lasts for another call. */
    boolean isEnough(CheckLease lease) {
        return isOurs(lease) && runtime.now().plus(CALL).isBefore(lease.until());
    }

    /** Writes the next lease, which is ours; Conflict if somebody else was faster, or has answered the check. */
    WriteResult take(PendingCheck check, CheckLease next) {
        try {
            return store.lease(check.ticket().id(), next);
        } catch (StoreUnavailableException unavailable) {
            return new WriteResult.Busy(String.valueOf(unavailable.getMessage()));
        }
    }

    CheckLease after(CheckLease lease) {
        return lease.next(settings.replica(), runtime.now().plus(settings.lease()));
    }
}
