package dev.muster.controller.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets through only who may read. Everything but the {@link PublicPaths} is closed, whether or not there is anything at
 * that path.
 */
final class AccessFilter extends OncePerRequestFilter {
    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([A-Za-z0-9._~+/-]+=*)");
    private static final List<String> LOOPBACK_NAMES = Arrays.asList("127.0.0.1", "localhost", "[::1]");

    private final ApiAccess access;

    AccessFilter(ApiAccess access) {
        this.access = access;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Denial> denial = denial(request);
        if (denial.isEmpty()) {
            chain.doFilter(request, response);
        } else {
            denial.get().send(response);
        }
    }

    private Optional<Denial> denial(HttpServletRequest request) {
        return switch (access) {
            case ApiAccess.OpenOnLoopback open ->
                namesThisMachine(request) ? Optional.empty() : Optional.of(Denial.HOST);
            case ApiAccess.WithToken token ->
                PublicPaths.contains(request.getRequestURI()) ? Optional.empty() : denial(request, token);
        };
    }

    private static Optional<Denial> denial(HttpServletRequest request, ApiAccess.WithToken token) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return Optional.of(Denial.NO_TOKEN);
        }
        Matcher bearer = BEARER.matcher(header);
        return bearer.matches() && token.accepts(bearer.group(1)) ? Optional.empty() : Optional.of(Denial.WRONG_TOKEN);
    }

    /**
     * A page from elsewhere can make a browser call this machine under the page's own name (DNS rebinding); only our own
     * names are answered.
     */
    private static boolean namesThisMachine(HttpServletRequest request) {
        try {
            String host =
                    URI.create("http://" + request.getHeader(HttpHeaders.HOST)).getHost();
            return host != null && LOOPBACK_NAMES.contains(host);
        } catch (IllegalArgumentException notAHost) {
            return false;
        }
    }

    /** Why a request is not let through; never repeats anything of the request. */
    private enum Denial {
        NO_TOKEN(401, "Bearer realm=\"muster\"", "unauthorized", "a bearer token is needed"),
        WRONG_TOKEN(
                401, "Bearer realm=\"muster\", error=\"invalid_token\"", "unauthorized", "the token is not accepted"),
        HOST(403, "", "forbidden", "without a token only 127.0.0.1, localhost and [::1] are answered");

        private final int status;
        private final String challenge;
        private final String error;
        private final String message;

        Denial(int status, String challenge, String error, String message) {
            this.status = status;
            this.challenge = challenge;
            this.error = error;
            this.message = message;
        }

        private void send(HttpServletResponse response) throws IOException {
            if (!challenge.isEmpty()) {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
            }
            new ErrorAnswer(error, message).send(response, status);
        }
    }
}
