package dev.muster.statestore;

/**
 * An item was written by a newer release than this one understands. Whoever needs it must keep its hands off the pool:
 * going on without it would launch what is there already.
 */
public final class NewerSchemaException extends StoreUnavailableException {
    private static final long serialVersionUID = 1;

    /** @param message which schema was found, and which is the newest known here */
    public NewerSchemaException(String message) {
        super(message, null);
    }
}
