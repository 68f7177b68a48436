package dev.muster.controller.bootstrap;

import dev.muster.controller.loop.PoolDirectory;
import dev.muster.controller.loop.PoolDirectory.PoolInForce;
import dev.muster.controller.loop.Registrations;
import dev.muster.controller.loop.Registrations.NewRegistration;
import dev.muster.controller.loop.Registrations.Registered;
import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.statestore.AgentStore;
import dev.muster.statestore.StoreUnavailableException;
import dev.muster.statestore.WriteResult;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * Gives an agent its registration in ADO, once it is known that the one who asks is the agent's task. Any replica may,
 * for the same agent, at the same time: the store lets one key win before ADO hears of any, and ADO lets one
 * registration have the name.
 */
public final class Enrolment {
    private final PoolDirectory pools;
    private final AgentStore agents;
    private final Registrations registrations;
    private final InstantSource clock;

    public Enrolment(PoolDirectory pools, AgentStore agents, Registrations registrations, InstantSource clock) {
        this.pools = pools;
        this.agents = agents;
        this.registrations = registrations;
        this.clock = clock;
    }

    /** Whether this agent may be given an identity now; reads only. */
    public Standing standing(AgentId agent) {
        Optional<PoolInForce> pool = pools.find(agent.pool());
        if (pool.isEmpty()) {
            return new Standing.Answered(new BootstrapAnswer.RetryLater(
                    RetryCause.POOL_NOT_READY, "the pool '" + agent.pool() + "' is not there, or not ready yet"));
        }
        try {
            return Standing.of(pool.get(), agents.read(pool.get().uid(), agent));
        } catch (StoreUnavailableException unavailable) {
            return new Standing.Answered(storeUnavailable());
        }
    }

    /**
     * Makes the applicant's key durable and then registers it. Repeated with the same key it finishes what was
     * interrupted and answers the same.
     *
     * @param candidate what {@link #standing} found
     * @param applicant proved to be the candidate's task
     */
    public BootstrapAnswer enrol(Standing.Candidate candidate, Applicant applicant) {
        String fingerprint = applicant.key().fingerprint();
        if (hasOtherKey(candidate.record(), fingerprint)) {
            return otherKey();
        }
        Instant now = clock.instant();
        return switch (agents.recordKey(candidate.pool().uid(), candidate.agent(), fingerprint, now)) {
            case WriteResult.Written() -> {
                pools.keyRecorded(candidate.agent(), fingerprint, now);
                yield register(candidate, applicant);
            }
            case WriteResult.Conflict conflict -> afterConflict(candidate, fingerprint);
            case WriteResult.Fenced() -> storeUnavailable();
            case WriteResult.Busy busy -> storeUnavailable();
            // The key may be durable now. The same key asks again, and no other will be taken meanwhile.
            case WriteResult.Unknown unknown -> storeUnavailable();
        };
    }

    private BootstrapAnswer afterConflict(Standing.Candidate candidate, String fingerprint) {
        return switch (standing(candidate.agent())) {
            case Standing.Answered(BootstrapAnswer answer) -> answer;
            case Standing.Candidate again -> hasOtherKey(again.record(), fingerprint) ? otherKey() : storeUnavailable();
        };
    }

    private BootstrapAnswer register(Standing.Candidate candidate, Applicant applicant) {
        PoolInForce pool = candidate.pool();
        NewRegistration registration = new NewRegistration(
                candidate.agent().toString(),
                pool.installation(),
                applicant.key().modulus(),
                applicant.key().exponent(),
                applicant.agentVersion(),
                applicant.osDescription(),
                candidate.template().capabilities());
        Outcome<Registered> first = registrations.register(pool.target(), registration);
        // The name is taken: by our own registration of this key, whose answer was lost, for no other key gets here.
        if (first instanceof Outcome.Failed<Registered>(CloudFault.Conflict taken)) {
            return settle(candidate, registrations.registerAgain(pool.target(), registration), Enrolment::usedUp);
        }
        BootstrapAnswer answer = settle(candidate, first, Enrolment::refusedByAdo);
        if (first instanceof Outcome.Done<Registered>(Registered made) && answer instanceof BootstrapAnswer.Rejected) {
            takeBackIfTooLate(candidate, made);
        }
        return answer;
    }

    private BootstrapAnswer settle(
            Standing.Candidate candidate, Outcome<Registered> outcome, Function<String, BootstrapAnswer> whenRefused) {
        return switch (outcome) {
            case Outcome.Done<Registered>(Registered registered) -> grant(candidate, registered);
            case Outcome.Refused<Registered>(String why) -> whenRefused.apply(why);
            case Outcome.Failed<Registered>(CloudFault fault) -> afterFault(fault);
            case Outcome.Unknown<Registered> unknown -> registrationUnavailable();
        };
    }

    /** A cordon is final: a registration that was disabled meanwhile is never made usable again. */
    private static BootstrapAnswer usedUp(String why) {
        return new BootstrapAnswer.Rejected(Refusal.AGENT_OVER, "the agent's registration is used up: " + why);
    }

    private static BootstrapAnswer refusedByAdo(String why) {
        return new BootstrapAnswer.RetryLater(RetryCause.REGISTRATION_DENIED, "ADO refused the registration: " + why);
    }

    private static BootstrapAnswer afterFault(CloudFault fault) {
        return switch (fault) {
            case CloudFault.Throttled throttled ->
                new BootstrapAnswer.RetryLater(
                        throttled.retryAfter(), RetryCause.REGISTRATION_UNAVAILABLE, "ADO asks us to slow down");
            case CloudFault.Denied denied -> registrationDenied();
            case CloudFault.Misconfigured misconfigured -> registrationDenied();
            case CloudFault.Gone _,
                    CloudFault.Conflict _,
                    CloudFault.Capacity _,
                    CloudFault.Quota _,
                    CloudFault.Spot _,
                    CloudFault.Image _,
                    CloudFault.ExitedEarly _,
                    CloudFault.Transient _,
                    CloudFault.Unknown _ -> registrationUnavailable();
        };
    }

    /**
     * Reads the record once more. The owner that ends an agent first writes so and then looks for a registration to
     * cordon; we make the registration and then look whether the agent is being ended. Whatever the order of these four
     * steps, one of us sees the other, so that no agent gets a job while its task is being stopped.
     */
    private BootstrapAnswer grant(Standing.Candidate candidate, Registered registered) {
        return switch (standing(candidate.agent())) {
            case Standing.Answered(BootstrapAnswer answer) -> answer;
            case Standing.Candidate still -> Identity.of(still, registered);
        };
    }

    /**
     * Takes back a registration just made if the agent has had its job or its end meanwhile. Only a call that slept for
     * minutes before it reached ADO gets here: the name was free because the agent's own registration is deleted already,
     * and an owner that has forgotten the agent will never look for another one.
     */
    private void takeBackIfTooLate(Standing.Candidate candidate, Registered made) {
        try {
            Optional<Agent> record = agents.read(candidate.pool().uid(), candidate.agent());
            if (record.filter(found -> !found.phase().isBeforeJob()).isPresent()) {
                registrations.delete(candidate.pool().target(), made.agentId());
            }
        } catch (StoreUnavailableException unavailable) {
            // The registration stays as one that carries our installation's id and belongs to no agent we know.
        }
    }

    private static boolean hasOtherKey(Agent record, String fingerprint) {
        return record.keyFingerprint() != null && !record.keyFingerprint().equals(fingerprint);
    }

    private static BootstrapAnswer otherKey() {
        return new BootstrapAnswer.Rejected(Refusal.OTHER_KEY, "the agent has proved to own another key already");
    }

    private static BootstrapAnswer storeUnavailable() {
        return new BootstrapAnswer.RetryLater(RetryCause.STORE_UNAVAILABLE, "the agent's record cannot be used now");
    }

    private static BootstrapAnswer registrationUnavailable() {
        return new BootstrapAnswer.RetryLater(
                RetryCause.REGISTRATION_UNAVAILABLE, "the agent cannot be registered in ADO now");
    }

    private static BootstrapAnswer registrationDenied() {
        return new BootstrapAnswer.RetryLater(
                RetryCause.REGISTRATION_DENIED, "ADO does not let us register agents; the pool's conditions say more");
    }
}
