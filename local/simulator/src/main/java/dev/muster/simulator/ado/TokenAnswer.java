package dev.muster.simulator.ado;

import java.time.Duration;

/** How the token endpoint answers. */
public sealed interface TokenAnswer {
    /** A listener token, good for one agent's sessions, messages and jobs. */
    record Granted(String accessToken, Duration lifetime) implements TokenAnswer {}

    /** HTTP 400 with an OAuth error code such as {@code invalid_client}. */
    record Denied(String error, String description) implements TokenAnswer {}
}
