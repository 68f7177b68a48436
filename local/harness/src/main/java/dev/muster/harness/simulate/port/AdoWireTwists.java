package dev.muster.harness.simulate.port;

import dev.muster.harness.simulate.adapter.SpoiltFace;
import dev.muster.harness.simulate.fault.Twist;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.plan.Outcome;
import dev.muster.simulator.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The faults of Azure DevOps, those that refuse a call as answers on the wire; nothing is done then. */
public final class AdoWireTwists {
    private static final HttpResponse THROTTLED = HttpResponse.of(
                    429, "application/json", "{\"message\":\"TF400733: The request has been canceled\"}")
            .with("Retry-After", "5");

    private static final HttpResponse BROKEN = HttpResponse.of(503, "text/html", "<html>Service unavailable</html>");

    private static final HttpResponse SIGN_IN =
            HttpResponse.of(203, "text/html", "<html>Sign in to your account</html>");

    private final SpoiltFace face;
    private final AdoFace ado;

    public AdoWireTwists(SpoiltFace face, AdoFace ado) {
        this.face = face;
        this.ado = ado;
    }

    /** Makes a call with the credential as it is at the moment. */
    <T> T signedIn(Supplier<T> call) {
        return ado.troubles.refusesCredential() ? face.answering(SIGN_IN, call) : call.get();
    }

    /** A pool was looked for and not found. */
    void poolNotFound() {
        ado.troubles.poolNotFound();
    }

    /** Reads the agents of a pool, and remembers them. */
    Outcome<List<RegistrationSeen>> registrations(int poolId, Supplier<Outcome<List<RegistrationSeen>>> list) {
        return signedIn(list).map(seen -> ado.registrations.keep(poolId, seen));
    }

    Twist<Outcome<List<RegistrationSeen>>> registrations(int poolId) {
        return orElse(AdoTwists.listing(ado.registrations, poolId, RegistrationSeen::id));
    }

    /** Reads the queue of a pool, and remembers it. */
    Outcome<List<JobRequest>> jobs(int poolId, Supplier<Outcome<List<JobRequest>>> list) {
        return signedIn(list).map(seen -> ado.jobs.keep(poolId, seen));
    }

    Twist<Outcome<List<JobRequest>>> jobs(int poolId) {
        return orElse(AdoTwists.listing(ado.jobs, poolId, job -> job.id().value()));
    }

    <T> Twist<T> refusals() {
        return (fault, effect) -> switch (fault.kind()) {
            case F36 -> Optional.of(face.answering(THROTTLED, effect));
            case F37 -> Optional.of(face.answering(BROKEN, effect));
            case F41 -> Optional.of(face.answering(SIGN_IN, effect));
            default -> Optional.empty();
        };
    }

    private <T> Twist<T> orElse(Twist<T> others) {
        Twist<T> refusals = refusals();
        return (fault, effect) -> refusals.answer(fault, effect).or(() -> others.answer(fault, effect));
    }
}
