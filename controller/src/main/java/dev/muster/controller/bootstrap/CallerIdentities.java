package dev.muster.controller.bootstrap;

import dev.muster.model.plan.Outcome;

/** Asks STS who made a signed request. */
public interface CallerIdentities {
    /**
     * Sends the request, which {@link CallerProof} found acceptable.
     *
     * @return {@code Refused} with STS's error code if STS does not accept the proof; {@code Failed} if it could not be
     *     asked. Neither message holds anything of the request's headers.
     */
    Outcome<CallerIdentity> ask(SignedRequest proof);
}
