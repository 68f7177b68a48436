package dev.muster.statestore;

/** A check that was accepted and not answered yet. */
public record PendingCheck(CheckTicket ticket, SealedToken token, CheckLease lease) {
    public PendingCheck withLease(CheckLease other) {
        return new PendingCheck(ticket, token, other);
    }
}
