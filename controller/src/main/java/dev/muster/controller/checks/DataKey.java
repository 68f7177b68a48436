package dev.muster.controller.checks;

import javax.crypto.SecretKey;

/**
 * A key that encrypts a few tokens.
 *
 * @param key AES, 256 bits
 * @param wrapped the same key, encrypted under a key that is kept elsewhere; may be written down
 */
public record DataKey(SecretKey key, String wrapped) {
    /** Hidden, so that no log line, message or test report can show it. */
    @Override
    public String toString() {
        return "DataKey[hidden]";
    }
}
