package dev.muster.controller.identity;

/** With what a client shows Entra ID that it is the one. */
sealed interface ClientProof {
    /** Its client secret. */
    record KnownSecret(Secret secret) implements ClientProof {}

    /** A token of somebody whom Entra ID was told to trust. */
    record Assertion(WebIdentityToken token) implements ClientProof {}
}
