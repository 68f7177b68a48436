package dev.muster.controller.azuredevops;

import dev.muster.model.pool.CredentialSource;

/** Reads the credential that a spec names; anew for every call, so that a rotated one is in force at once. */
@FunctionalInterface
public interface CredentialReader {
    Reading read(CredentialSource source);

    /** What was found. */
    sealed interface Reading {
        record Found(PersonalAccessToken token) implements Reading {}

        /** Nothing usable there; one sentence that says what to do. */
        record Missing(String why) implements Reading {}
    }

    /** The source as people write it in a spec: {@code env:NAME} or {@code file:/path}. */
    static String written(CredentialSource source) {
        return switch (source) {
            case CredentialSource.Environment(String variable) -> "env:" + variable;
            case CredentialSource.File(String path) -> "file:" + path;
        };
    }
}
