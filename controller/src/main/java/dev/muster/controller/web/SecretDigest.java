package dev.muster.controller.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A secret that callers have to know, of which only a digest is kept. */
final class SecretDigest {
    private final byte[] expected;

    SecretDigest(String secret) {
        this.expected = digest(secret);
    }

    /** Whether that is the secret; takes the same time whatever is given, since digests of one length are compared. */
    boolean accepts(String given) {
        return MessageDigest.isEqual(expected, digest(given));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
