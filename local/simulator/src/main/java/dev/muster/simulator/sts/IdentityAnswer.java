package dev.muster.simulator.sts;

/** What GetCallerIdentity answers. */
public sealed interface IdentityAnswer {
    /**
     * Who signed the request.
     *
     * @param account 12 digits
     * @param arn {@code arn:aws:sts::<account>:assumed-role/<role>/<session>}
     * @param userId {@code <role id>:<session>}
     */
    record Identity(String account, String arn, String userId) implements IdentityAnswer {}

    /** The request was not believed. */
    record Refusal(RefusalCode code, String message) implements IdentityAnswer {}
}
