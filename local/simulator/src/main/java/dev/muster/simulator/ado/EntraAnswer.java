package dev.muster.simulator.ado;

import java.time.Duration;

/** What Entra ID's token endpoint answers. */
public sealed interface EntraAnswer {
    /** An access token for Azure DevOps. */
    record Granted(String token, Duration lifetime) implements EntraAnswer {
        /** Names no part of the token. */
        @Override
        public String toString() {
            return "Granted[" + lifetime + "]";
        }
    }

    /**
     * No token.
     *
     * @param status HTTP status
     * @param error OAuth's word
     * @param description begins with Entra's own code
     */
    record Denied(int status, String error, String description) implements EntraAnswer {}
}
