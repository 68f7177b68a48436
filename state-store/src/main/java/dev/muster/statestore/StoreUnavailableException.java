package dev.muster.statestore;

import org.jspecify.annotations.Nullable;

/** A read could not be answered, or it is not known whether something was done; try again later. */
public class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
