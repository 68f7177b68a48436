package dev.muster.harness.simulate.port;

import dev.muster.harness.simulate.strike.AdoTroubles;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.plan.Outcome;
import dev.muster.simulator.ado.AdoFront;
import dev.muster.simulator.ado.Organisation;
import java.util.function.Supplier;

/** Azure DevOps as every process finds it. */
public final class AdoFace {
    final Organisation organisation;
    final AdoFront front;
    final AdoTroubles troubles;
    final OlderListings<RegistrationSeen> registrations = new OlderListings<>();
    final OlderListings<JobRequest> jobs = new OlderListings<>();

    public AdoFace(Organisation organisation, AdoFront front, AdoTroubles troubles) {
        this.organisation = organisation;
        this.front = front;
        this.troubles = troubles;
    }

    /** What a call answers, unless the caller's credential is not accepted. */
    <T> Outcome<T> signedIn(Supplier<Outcome<T>> call) {
        return troubles.refusesCredential() ? new Outcome.Failed<>(AdoTwists.signIn()) : call.get();
    }
}
