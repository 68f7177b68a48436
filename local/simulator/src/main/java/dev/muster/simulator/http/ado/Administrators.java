package dev.muster.simulator.http.ado;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Who may manage agent pools. */
@FunctionalInterface
public interface Administrators {
    /** @param authorization value of the {@code Authorization} header; empty if there is none */
    boolean include(String authorization);

    /** Whoever has that personal access token, sent as the password of Basic authentication with an empty user. */
    static Administrators withToken(String personalAccessToken) {
        byte[] emptyUserAndToken = (":" + personalAccessToken).getBytes(StandardCharsets.UTF_8);
        String expected = "Basic " + Base64.getEncoder().encodeToString(emptyUserAndToken);
        return expected::equals;
    }
}
