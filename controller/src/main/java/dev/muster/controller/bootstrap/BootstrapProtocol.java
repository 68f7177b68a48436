package dev.muster.controller.bootstrap;

import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Answers the calls of containers that ask for their agent's identity. A call is believed if it carries a request signed
 * with the credentials of that very task; nothing it says is used before that, and nothing secret is asked for or told.
 *
 * <p>Safe for use by many threads; the same call twice at once does no harm. The web layer bounds what reaches it: bodies
 * of 64 KiB at most, and the number of calls at work at once, each of which may wait on STS and ADO for some seconds.
 */
public final class BootstrapProtocol {
    private final CallerProof proof;
    private final CallerIdentities identities;
    private final Enrolment enrolment;
    private final BootstrapCounters counters;
    private final InstantSource clock;

    public BootstrapProtocol(
            CallerProof proof,
            CallerIdentities identities,
            Enrolment enrolment,
            BootstrapCounters counters,
            InstantSource clock) {
        this.proof = proof;
        this.identities = identities;
        this.enrolment = enrolment;
        this.counters = counters;
        this.clock = clock;
    }

    /** Answers one call; never throws because of what is in it or of what a platform did. */
    public BootstrapAnswer answer(BootstrapCall call) {
        BootstrapAnswer answer = switch (Applicant.of(call)) {
            case Applicant.Reading.Malformed(BootstrapAnswer.Rejected rejected) -> rejected;
            case Applicant.Reading.WellFormed(Applicant applicant) -> answer(applicant, call.proof());
        };
        counters.count(answer);
        return answer;
    }

    private BootstrapAnswer answer(Applicant applicant, SignedRequest posted) {
        return switch (enrolment.standing(applicant.agent())) {
            case Standing.Answered(BootstrapAnswer answer) -> answer;
            case Standing.Candidate candidate ->
                switch (proof.check(posted, applicant, clock.instant())) {
                    case CallerProof.Verdict.Rejected(BootstrapAnswer.Rejected rejected) -> rejected;
                    case CallerProof.Verdict.Acceptable(SignedRequest request) ->
                        answer(candidate, applicant, identities.ask(request));
                };
        };
    }

    private BootstrapAnswer answer(Standing.Candidate candidate, Applicant applicant, Outcome<CallerIdentity> asked) {
        return switch (asked) {
            case Outcome.Done<CallerIdentity>(CallerIdentity caller) -> {
                Optional<BootstrapAnswer> objection =
                        ExpectedCaller.of(candidate).objection(caller);
                yield objection.isPresent() ? objection.get() : enrolment.enrol(candidate, applicant);
            }
            case Outcome.Refused<CallerIdentity>(String why) ->
                new BootstrapAnswer.Rejected(Refusal.PROOF_NOT_ACCEPTED, "STS does not accept the proof: " + why);
            case Outcome.Failed<CallerIdentity>(CloudFault.Throttled throttled) ->
                new BootstrapAnswer.RetryLater(
                        throttled.retryAfter(), RetryCause.IDENTITY_UNAVAILABLE, "STS asks us to slow down");
            case Outcome.Failed<CallerIdentity> failed -> identityUnavailable();
            case Outcome.Unknown<CallerIdentity> unknown -> identityUnavailable();
        };
    }

    private static BootstrapAnswer identityUnavailable() {
        return new BootstrapAnswer.RetryLater(
                RetryCause.IDENTITY_UNAVAILABLE, "whose the proof is cannot be asked of STS now");
    }
}
