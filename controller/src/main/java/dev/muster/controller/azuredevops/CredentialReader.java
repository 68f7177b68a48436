package dev.muster.controller.azuredevops;

import dev.muster.model.plan.CloudFault;
import dev.muster.model.pool.CredentialSource;

/**
 * Gives what a spec's credential stands for. It is asked before every call, so that a rotated secret is in force without a
 * restart; what is dear to get is kept in memory meanwhile.
 */
@FunctionalInterface
public interface CredentialReader {
    Reading read(CredentialSource source);

    /** Azure DevOps did not accept what was read: do not give it again if something else can be had. */
    default void refused(CredentialSource source, Authorization shown) {}

    /** What was found. */
    sealed interface Reading {
        record Found(Authorization authorization) implements Reading {}

        /** Nothing usable there; one sentence that says what to do. */
        record Missing(String why) implements Reading {}

        /** Whoever has it or issues it cannot be asked now. */
        record Unavailable(CloudFault fault) implements Reading {}
    }
}
