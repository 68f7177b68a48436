package dev.muster.simulator.sts;

/** Whose credentials signed a request, or why that is not believed. */
sealed interface Verified {
    record By(SecurityTokenService.Session session) implements Verified {}

    record Not(IdentityAnswer.Refusal refusal) implements Verified {}
}
