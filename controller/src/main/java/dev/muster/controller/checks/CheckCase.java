package dev.muster.controller.checks;

import dev.muster.controller.loop.LoopRuntime;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.PoolName;
import dev.muster.statestore.CheckLease;
import dev.muster.statestore.CheckStore;
import dev.muster.statestore.CheckTicket;
import dev.muster.statestore.PendingCheck;
import dev.muster.statestore.StoreUnavailableException;
import dev.muster.statestore.WriteResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One check from its acceptance to its answer, told in order. It may be left at any point: what is pending is in the store,
 * and somebody begins anew. Should we be left between Azure DevOps's taking the answer and our writing that down, the answer
 * is given twice, which does no harm.
 */
final class CheckCase {
    private static final Duration UNTIL_NEXT_TRY = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger(CheckCase.class);

    private final Tools tools;
    private final CheckTicket ticket;
    private PendingCheck check;

    /**
     * What all cases share.
     *
     * @param verdicts what is to be said now; empty if there is no such pool
     */
    record Tools(
            LoopRuntime runtime,
            CheckSettings settings,
            CheckStore store,
            CheckLeases leases,
            TokenSafe safe,
            Function<PoolName, Optional<CheckVerdict>> verdicts,
            CheckEvents events,
            CheckMonitor monitor) {}

    CheckCase(Tools tools, PendingCheck check) {
        this.tools = tools;
        this.ticket = check.ticket();
        this.check = check;
    }

    /** Returns when the check is answered or given up, or is somebody else's. */
    void run() throws InterruptedException {
        Optional<JobToken> token = token();
        if (token.isPresent()) {
            CheckProgress progress = new CheckProgress(tools.events(), ticket, token.get());
            CheckVerdict verdict = verdict(progress);
            deliver(verdict, token.get(), progress);
        }
    }

    private Optional<JobToken> token() throws InterruptedException {
        while (true) {
            switch (tools.safe().open(check.token(), ticket)) {
                case Outcome.Done<JobToken>(JobToken token) -> {
                    return Optional.of(token);
                }
                case Outcome.Refused<JobToken>(String why) -> {
                    giveUp("its token cannot be read: " + why);
                    return Optional.empty();
                }
                case Outcome.Failed<JobToken>(CloudFault fault) -> {
                    if (isTooLate()) {
                        giveUp("its token cannot be read: " + fault.describe());
                        return Optional.empty();
                    }
                }
                case Outcome.Unknown<JobToken> unknown -> {
                    // A reading without an answer is as good as none: it is tried again.
                }
            }
            tools.runtime().sleep(UNTIL_NEXT_TRY);
        }
    }

    private CheckVerdict verdict(CheckProgress progress) throws InterruptedException {
        while (true) {
            CheckVerdict verdict = tools.verdicts()
                    .apply(ticket.pool())
                    .orElseGet(() -> new CheckVerdict.Wait("There is no pool " + ticket.pool() + " (yet)."));
            boolean isOver = !tools.runtime().now().isBefore(ticket.deadline());
            if (isOver || !(verdict instanceof CheckVerdict.Wait)) {
                return isOver ? CheckDecision.atTheEnd(verdict) : verdict;
            }
            if (tools.leases().isOurs(check.lease())) {
                progress.say(verdict.reason());
            }
            tools.runtime().sleep(tools.settings().look());
        }
    }

    private void deliver(CheckVerdict verdict, JobToken token, CheckProgress progress) throws InterruptedException {
        boolean passed = verdict instanceof CheckVerdict.Pass;
        for (int attempt = 1; ; attempt++) {
            if (!isLeased()) {
                return;
            }
            progress.say((passed ? "Passed. " : "Failed. ") + verdict.reason());
            Outcome<CheckEvents.Told> outcome = tools.events().completed(ticket, token, passed);
            switch (CallbackDecision.of(outcome, attempt, tools.runtime().random())) {
                case CallbackDecision.Done done -> {
                    answered(passed);
                    return;
                }
                case CallbackDecision.GiveUp(String why) -> {
                    giveUp("Azure DevOps does not take the answer: " + why);
                    return;
                }
                case CallbackDecision.Again(Duration after) -> {
                    if (isTooLate()) {
                        giveUp("Azure DevOps did not take the answer in time: " + outcome.describe());
                        return;
                    }
                    log.info(
                            "check {} of pool {} is answered again: {}",
                            ticket.id(),
                            ticket.pool(),
                            outcome.describe());
                    tools.runtime().sleep(after);
                }
            }
        }
    }

    /** Waits until nobody else answers the check, and makes that known; false if it is not ours any more. */
    private boolean isLeased() throws InterruptedException {
        while (!tools.leases().isEnough(check.lease())) {
            Instant freeAt = tools.leases().freeAt(check.lease());
            Instant now = tools.runtime().now();
            if (now.isBefore(freeAt)) {
                tools.runtime().sleep(Duration.between(now, freeAt));
            }
            CheckLease next = tools.leases().after(check.lease());
            switch (tools.leases().take(check, next)) {
                case WriteResult.Written written -> check = check.withLease(next);
                case WriteResult.Conflict conflict -> {
                    return false;
                }
                case WriteResult.Fenced fenced -> {
                    return false;
                }
                case WriteResult.Busy busy -> tools.runtime().sleep(UNTIL_NEXT_TRY);
                case WriteResult.Unknown unknown -> tools.runtime().sleep(UNTIL_NEXT_TRY);
            }
        }
        return true;
    }

    private boolean isTooLate() {
        return tools.runtime().now().isAfter(ticket.deadline().plus(CheckSettings.GRACE));
    }

    private void answered(boolean passed) throws InterruptedException {
        tools.monitor().saw(passed ? CheckOutcome.CALLED_BACK_PASS : CheckOutcome.CALLED_BACK_FAIL);
        forgetToken();
    }

    private void giveUp(String why) throws InterruptedException {
        log.warn("check {} of pool {} is given up: {}", ticket.id(), ticket.pool(), why);
        tools.monitor().saw(CheckOutcome.GIVEN_UP);
        forgetToken();
    }

    private void forgetToken() throws InterruptedException {
        while (!isForgotten()) {
            tools.runtime().sleep(UNTIL_NEXT_TRY);
        }
    }

    private boolean isForgotten() {
        try {
            return switch (tools.store().finish(ticket.id())) {
                case WriteResult.Written written -> true;
                case WriteResult.Conflict gone -> true;
                case WriteResult.Fenced fenced -> true;
                case WriteResult.Busy busy -> false;
                case WriteResult.Unknown unknown -> false;
            };
        } catch (StoreUnavailableException unavailable) {
            return false;
        }
    }
}
