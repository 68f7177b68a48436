package dev.muster.controller.checks;

import dev.muster.controller.checks.CheckVerdict.Fail;
import dev.muster.controller.checks.CheckVerdict.Pass;
import dev.muster.controller.checks.CheckVerdict.Wait;
import dev.muster.model.agent.AgentId;
import dev.muster.model.plan.JobSituation;
import dev.muster.model.plan.WaitReason;
import dev.muster.model.pool.Condition;
import dev.muster.model.pool.PoolSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides checks. A check names neither demands nor a number of jobs (Azure DevOps documentation, approvals and checks), so
 * that the question is whether the pool would serve one more job that demands nothing.
 */
final class CheckDecision {
    /** A plan this old says nothing of now; every check asks for a newer one. */
    static final Duration OLDEST_PLAN = Duration.ofMinutes(2);

    private CheckDecision() {}

    static CheckVerdict of(Standing standing, Instant now) {
        PoolSpec spec = standing.spec();
        if (spec == null) {
            return standing.complaint(Condition.Type.SpecValid)
                    .<CheckVerdict>map(mistakes -> new Fail("The pool's spec cannot be used: " + mistakes))
                    .orElseGet(() -> new Wait("The pool's spec was not read yet."));
        }
        if (standing.removed()) {
            return new Fail("The pool was removed.");
        }
        return switch (spec.azureDevOps().checks()) {
            case PASS -> new Pass("Checks of this pool pass.");
            case CAPACITY -> byCapacity(standing, spec, now);
        };
    }

    /** What is said when the time is over: to go on waiting is no longer an answer. */
    static CheckVerdict atTheEnd(CheckVerdict last) {
        return switch (last) {
            case Pass pass -> pass;
            case Wait(String reason) -> new Fail("Out of capacity for too long. " + reason);
            case Fail fail -> fail;
        };
    }

    private static CheckVerdict byCapacity(Standing standing, PoolSpec spec, Instant now) {
        return declaredNo(standing, spec)
                .map(why -> (CheckVerdict) new Fail(why))
                .or(() -> unowned(standing).map(Wait::new))
                .or(() -> seenNo(standing).map(Fail::new))
                .or(() -> unplanned(standing, now).map(Wait::new))
                .or(() -> standing.complaint(Condition.Type.DemandFresh).map(Wait::new))
                .orElseGet(() -> ofOneMore(standing.oneMore()));
    }

    private static Optional<String> declaredNo(Standing standing, PoolSpec spec) {
        if (spec.paused()) {
            return Optional.of("The pool is paused.");
        }
        if (spec.draining()) {
            return Optional.of("The pool is being drained.");
        }
        if (spec.limits().maxAgents() == 0) {
            return Optional.of("The pool may have no agents: limits.maxAgents is 0.");
        }
        return standing.complaint(Condition.Type.SpecValid)
                .map(mistakes -> "The pool's spec has mistakes, and an older one is in force: " + mistakes);
    }

    private static Optional<String> unowned(Standing standing) {
        return standing.owned()
                ? Optional.empty()
                : Optional.of("This replica does not plan for the pool; another one will answer.");
    }

    private static Optional<String> unplanned(Standing standing, Instant now) {
        Instant decidedAt = standing.decidedAt();
        if (decidedAt == null) {
            return Optional.of("The pool was not planned for yet.");
        }
        return decidedAt.plus(OLDEST_PLAN).isBefore(now)
                ? Optional.of("The pool was last planned for at " + decidedAt + "; a newer plan decides.")
                : Optional.empty();
    }

    private static Optional<String> seenNo(Standing standing) {
        return standing.complaint(Condition.Type.AzureDevOpsAuthorized)
                .or(() -> standing.complaint(Condition.Type.PoolOwned));
    }

    private static CheckVerdict ofOneMore(@Nullable JobSituation situation) {
        return situation instanceof JobSituation.Waiting(WaitReason reason)
                ? ofReason(reason)
                : new Wait("The pool was not planned for yet.");
    }

    private static CheckVerdict ofReason(WaitReason reason) {
        return switch (reason) {
            case WaitReason.AgentReady(String agent) -> new Pass("Agent " + agent + " is online and free.");
            case WaitReason.AgentComing(AgentId agent, var phase) ->
                new Pass("Agent " + agent + " is on its way, and no other job needs it.");
            case WaitReason.LaunchQueued(AgentId agent, int behind, double perSecond) ->
                new Pass("Agent " + agent + " is about to be launched, and no other job needs it.");
            case WaitReason.Launching launching -> new Pass("There is room for one more agent.");
            case WaitReason.Paused paused -> new Fail(paused.sentence());
            case WaitReason.Draining draining -> new Fail(draining.sentence());
            case WaitReason.PoolOfOthers others -> new Fail(others.sentence());
            case WaitReason.PoolOfSibling sibling -> new Fail(sibling.sentence());
            case WaitReason.NoTemplate none -> new Fail(none.sentence());
            case WaitReason.AtMaxAgents full -> new Wait(full.sentence());
            case WaitReason.LicenceFull full -> new Wait(full.sentence());
            case WaitReason.TemplateHeld held -> new Wait(held.sentence());
            case WaitReason.TemplateProbing probing -> new Wait(probing.sentence());
            case WaitReason.TemplateLacks lacks -> new Wait(lacks.sentence());
            case WaitReason.LaunchCap braked -> new Wait(braked.sentence());
            case WaitReason.LaunchesInFlight braked -> new Wait(braked.sentence());
            case WaitReason.LaunchRate braked -> new Wait(braked.sentence());
            case WaitReason.BeyondBound beyond -> new Wait(beyond.sentence());
            case WaitReason.StaleDemand stale -> new Wait(stale.sentence());
            case WaitReason.AgentMissing missing -> new Wait(missing.sentence());
            case WaitReason.AgentTooOld old -> new Wait(old.sentence());
            case WaitReason.OrphanComing orphan -> new Wait(orphan.sentence());
            case WaitReason.RetryBackoff backoff -> new Wait(backoff.sentence());
            case WaitReason.AttemptsExhausted exhausted -> new Wait(exhausted.sentence());
            case WaitReason.Phantom phantom -> new Wait(phantom.sentence());
            case WaitReason.RunOver over -> new Wait(over.sentence());
            case WaitReason.Stranded stranded -> new Wait(stranded.sentence());
            case WaitReason.GivenToAgent given -> new Wait(given.sentence());
            case WaitReason.UnknownPlanType unknown -> new Wait(unknown.sentence());
        };
    }
}
