package dev.muster.controller.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Who may send events of service hooks. */
public sealed interface HookAccess {
    /** The header that carries the secret where Basic authentication is not wanted. */
    String HEADER = "X-Muster-Secret";

    /** Nobody: no secret is configured. */
    record Closed() implements HookAccess {}

    /** Whoever knows the secret, sent as the password of Basic authentication with any user name, or in {@link #HEADER}. */
    final class WithSecret implements HookAccess {
        private static final String BASIC = "basic ";

        private final SecretDigest expected;

        public WithSecret(String secret) {
            this.expected = new SecretDigest(secret);
        }

        boolean admits(HttpServletRequest request) {
            String header = request.getHeader(HEADER);
            return header == null
                    ? password(request.getHeader(HttpHeaders.AUTHORIZATION))
                            .filter(expected::accepts)
                            .isPresent()
                    : expected.accepts(header);
        }

        private static Optional<String> password(@Nullable String authorization) {
            if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
                return Optional.empty();
            }
            try {
                byte[] decoded = Base64.getDecoder()
                        .decode(authorization.substring(BASIC.length()).strip());
                String userAndPassword = new String(decoded, StandardCharsets.UTF_8);
                int colon = userAndPassword.indexOf(':');
                return colon < 0 ? Optional.empty() : Optional.of(userAndPassword.substring(colon + 1));
            } catch (IllegalArgumentException notBase64) {
                return Optional.empty();
            }
        }
    }
}
