package dev.muster.statestore;

import java.time.Instant;

/**
 * Who answers a check, so that no two replicas do at once.
 *
 * @param owner the replica's name
 * @param until others keep away before
 * @param revision grows by one with each lease, from 1
 */
public record CheckLease(String owner, Instant until, long revision) {
    /** The one after this. */
    public CheckLease next(String other, Instant otherUntil) {
        return new CheckLease(other, otherUntil, revision + 1);
    }
}
