package dev.muster.controller.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Who may read the API. */
public sealed interface ApiAccess {
    /** Whoever reaches the port, which must be one of this machine only. */
    record OpenOnLoopback() implements ApiAccess {}

    /** Whoever knows the token, of which only a digest is kept. */
    final class WithToken implements ApiAccess {
        private final byte[] expected;

        public WithToken(String token) {
            this.expected = digest(token);
        }

        /** Whether that is the token; takes the same time whatever is given, since digests of one length are compared. */
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
}
