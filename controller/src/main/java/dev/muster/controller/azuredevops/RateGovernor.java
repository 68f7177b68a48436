package dev.muster.controller.azuredevops;

import dev.muster.controller.loop.AllowedRate;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.pool.AzureDevOpsPool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps calls within what Azure DevOps allows each identity. It makes nobody wait: a call that may not be sent now ends as
 * throttled, with the time when it may, and whoever wanted it asks again. Safe for use by many threads.
 */
public final class RateGovernor implements AllowedRate {
    private static final Logger log = LoggerFactory.getLogger(RateGovernor.class);

    /** A condition that comes and goes with every answer tells nobody anything. */
    private static final Duration TOLD = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Map<RateIdentity, Account> accounts = new HashMap<>();

    public RateGovernor(InstantSource clock) {
        this.clock = clock;
    }

    /** One identity's. */
    private static final class Account {
        private final RateBudget budget = new RateBudget();
        private Optional<Slowdown> told = Optional.empty();
        private Instant toldUntil = Instant.MIN;
    }

    Instant now() {
        return clock.instant();
    }

    /** Takes a call that is to be sent now; empty if it may be, and then {@link #ended} has to follow. */
    synchronized Optional<CloudFault> asked(AzureDevOpsPool pool, Urgency urgency) {
        Instant now = clock.instant();
        RateIdentity identity = RateIdentity.of(pool);
        RateBudget budget = account(identity).budget;
        Optional<Instant> held = budget.heldUntil(urgency, pool.pool(), now);
        if (held.isEmpty()) {
            budget.sent(urgency, pool.pool(), now);
        }
        return held.map(until -> new CloudFault.Throttled(
                pool.organizationUrl() + ": not sent, because " + identity.described() + " has to ask less often",
                Duration.between(now, until)));
    }

    synchronized void heard(AzureDevOpsPool pool, Answer answer) {
        Instant now = clock.instant();
        RateNews news = RateNews.of(answer, now);
        RateIdentity identity = RateIdentity.of(pool);
        account(identity).budget.heard(news, now);
        news.pause()
                .ifPresent(wait -> log.info(
                        "HTTP {}: {} is to wait for {} s", answer.status(), identity.described(), wait.toSeconds()));
    }

    synchronized void ended(AzureDevOpsPool pool) {
        account(RateIdentity.of(pool)).budget.ended();
    }

    @Override
    public synchronized Optional<Instant> pollsHeldUntil(AzureDevOpsPool pool) {
        return account(RateIdentity.of(pool)).budget.heldUntil(Urgency.POLL, pool.pool(), clock.instant());
    }

    @Override
    public synchronized Optional<Slowdown> slowdown(AzureDevOpsPool pool) {
        Instant now = clock.instant();
        RateIdentity identity = RateIdentity.of(pool);
        Account account = account(identity);
        Optional<Slowdown> slowdown = slowdown(identity, account.budget.pressure(now));
        if (slowdown.isPresent()) {
            account.told = slowdown;
            account.toldUntil = now.plus(TOLD);
        } else if (!account.toldUntil.isAfter(now)) {
            account.told = Optional.empty();
        }
        return account.told;
    }

    private static Optional<Slowdown> slowdown(RateIdentity identity, RateBudget.Pressure pressure) {
        return switch (pressure) {
            case RateBudget.Pressure.None() -> Optional.empty();
            case RateBudget.Pressure.Low(Instant until, int pools) ->
                Optional.of(new Slowdown(
                        "Low",
                        identity.described()
                                + " has used more than half of what Azure DevOps allows it in five minutes."
                                + " Until " + minute(until) + " the queues of its pools, " + pools
                                + " here, are read less often."));
            case RateBudget.Pressure.AskedToWait(Instant until) ->
                Optional.of(new Slowdown(
                        "AskedToWait",
                        "Azure DevOps asks " + identity.described() + " to wait until " + minute(until)
                                + ". Until then queues are not read; cordons, deletions and registrations go on."));
            case RateBudget.Pressure.Refused(Instant until) ->
                Optional.of(new Slowdown(
                        "Refused",
                        "Azure DevOps refuses calls of " + identity.described() + " until " + minute(until)
                                + ". Nothing is sent until then; jobs that have an agent go on."));
        };
    }

    /** To the minute, since a message that changes with every answer would be written as often. */
    private static Instant minute(Instant time) {
        return time.plus(1, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MINUTES);
    }

    private Account account(RateIdentity identity) {
        return accounts.computeIfAbsent(identity, unknown -> new Account());
    }
}
