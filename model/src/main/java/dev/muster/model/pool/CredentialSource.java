package dev.muster.model.pool;

/** Where the controller finds a pool's credential. The spec names the place; the secret itself is never in a spec. */
public sealed interface CredentialSource {
    /** A personal access token in an environment variable of the controller, written {@code env:NAME}. */
    record Environment(String variable) implements CredentialSource {}

    /** A personal access token in a file that the controller can read, written {@code file:/path}. */
    record File(String path) implements CredentialSource {}
}
