package dev.muster.simulator.sts;

import java.time.Instant;

/** What GetWebIdentityToken answers. */
public sealed interface WebIdentityAnswer {
    /** A signed token (JWT) that says which role its holder has. */
    record Issued(String token, Instant expiration) implements WebIdentityAnswer {}

    /** The request was not believed, or the account does not issue such tokens. */
    record Refused(IdentityAnswer.Refusal refusal) implements WebIdentityAnswer {}
}
