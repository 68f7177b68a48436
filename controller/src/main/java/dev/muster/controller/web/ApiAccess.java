package dev.muster.controller.web;

/** Who may read the API. */
public sealed interface ApiAccess {
    /** Whoever reaches the port, which must be one of this machine only. */
    record OpenOnLoopback() implements ApiAccess {}

    /** Whoever knows the token, of which only a digest is kept. */
    final class WithToken implements ApiAccess {
        private final SecretDigest expected;

        public WithToken(String token) {
            this.expected = new SecretDigest(token);
        }

        boolean accepts(String given) {
            return expected.accepts(given);
        }
    }
}
