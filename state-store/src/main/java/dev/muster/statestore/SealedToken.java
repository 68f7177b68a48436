package dev.muster.statestore;

/**
 * A token as it may be written down: encrypted. What is not encrypted never gets as far as a store.
 *
 * @param wrappedKey the data key, itself encrypted under a key that is kept elsewhere
 * @param text the token, encrypted under the data key
 */
public record SealedToken(String wrappedKey, String text) {
    /** Kept short: what is encrypted is of no use in a log. */
    @Override
    public String toString() {
        return "SealedToken[" + text.length() + " letters]";
    }
}
