package dev.muster.controller.loop;

import dev.muster.model.demand.JobRequest;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.Seen;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Finding;
import dev.muster.model.plan.Outcome;
import dev.muster.model.plan.Plan;
import dev.muster.model.plan.Snapshot;
import dev.muster.model.pool.AzureDevOpsPool;
import dev.muster.model.pool.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads a pool's registrations and then its queue, in that order: supply before demand, so that a race between the two
 * can only launch too little.
 */
final class Polls {
    private static final Duration AFTER_FAULT = Duration.ofSeconds(5);

    /** Until when the queue may still complete a poll whose registrations were read before Azure DevOps wanted a pause. */
    private static final Duration HALF_POLL_KEPT = Duration.ofMinutes(5);

    /** Pools of one identity that were told to wait must not come back in the same moment. */
    private static final double SPREAD = 0.1;

    /** The shortest share of an interval that is waited. */
    private static final double LEAST_SHARE = 0.85;

    private final LoopRuntime runtime;
    private final LoopSettings settings;
    private final Registrations registrations;
    private final JobRequests jobRequests;
    private final AllowedRate rate;

    Polls(LoopRuntime runtime, LoopSettings settings, ControllerLoop.Platforms platforms) {
        this.runtime = runtime;
        this.settings = settings;
        this.registrations = platforms.registrations();
        this.jobRequests = platforms.jobRequests();
        this.rate = platforms.azureDevOpsRate();
    }

    /** Finds the ADO pool once; empty as long as that fails. */
    Optional<PoolTarget> target(PoolEntry entry, AzureDevOpsPool wanted) {
        PoolTarget known = entry.target;
        if (known != null) {
            return Optional.of(known);
        }
        Optional<PoolTarget> found = value(entry, "the pool could not be found", registrations.find(wanted));
        found.ifPresent(target -> entry.target = target);
        return found;
    }

    /** Reads both if they are due; the time of the next reading is kept in the entry. */
    void readIfDue(PoolEntry entry, PoolTarget target) {
        Instant now = runtime.now();
        if (entry.polls.isDue(now) && mayReadNow(entry, target, now)) {
            read(entry, target, now);
        }
        rate.slowdown(target.azureDevOps())
                .ifPresentOrElse(
                        slow -> entry.conditions.bad(Condition.Type.RateAllowed, slow.reason(), slow.message()),
                        () -> entry.conditions.good(Condition.Type.RateAllowed));
    }

    /** Keeps the pace of what is going on; a look on an old list brings the next reading forward. */
    void pace(PoolEntry entry, Snapshot seen, Plan plan) {
        entry.polls.pace(PollPace.of(seen, plan).of(settings.pollInterval()));
        Instant old = seen.jobs().readBegan().plus(settings.planner().demandMaxAge());
        if (seen.now().isAfter(old)) {
            var _ = entry.polls.hint(seen.now());
        }
    }

    /** A reading that Azure DevOps would rather not have now is put off. */
    private boolean mayReadNow(PoolEntry entry, PoolTarget target, Instant now) {
        Optional<Instant> held = rate.pollsHeldUntil(target.azureDevOps());
        if (held.isEmpty()) {
            return true;
        }
        if (isOld(entry, now)) {
            tellNotFresh(entry, "Azure DevOps wants to be asked less often, see RateAllowed");
        }
        entry.polls.failed(held.get().plus(spread(Duration.between(now, held.get()))));
        return false;
    }

    private void read(PoolEntry entry, PoolTarget target, Instant began) {
        double share = LEAST_SHARE + (1 - LEAST_SHARE) * runtime.random();
        entry.polls.began(began, settings.pollInterval(), share);
        boolean supply = isHalfDone(entry, began) || readRegistrations(entry, target);
        if (supply && readJobs(entry, target)) {
            entry.conditions.good(Condition.Type.AzureDevOpsAuthorized);
            jobRequests
                    .peculiarity(target)
                    .ifPresentOrElse(
                            how -> entry.conditions.set(
                                    new Finding(Condition.Type.DemandFresh, Condition.Status.True, "ReadInPages", how)),
                            () -> entry.conditions.good(Condition.Type.DemandFresh));
        }
    }

    /** Supply read some time ago can make a launch too few, never one too many. */
    private static boolean isHalfDone(PoolEntry entry, Instant now) {
        Instant supply = entry.halfPoll;
        return supply != null && supply.plus(HALF_POLL_KEPT).isAfter(now);
    }

    private boolean readRegistrations(PoolEntry entry, PoolTarget target) {
        Instant began = runtime.now();
        Optional<List<RegistrationSeen>> seen =
                value(entry, "the pool's agents could not be read", registrations.list(target));
        seen.ifPresent(list -> entry.memory.registrations(new Seen<>(List.copyOf(list), began), runtime.now()));
        entry.halfPoll = seen.isPresent() ? began : null;
        return seen.isPresent();
    }

    private boolean readJobs(PoolEntry entry, PoolTarget target) {
        Instant began = runtime.now();
        Outcome<List<JobRequest>> outcome = jobRequests.unfinished(target);
        if (!isThrottled(outcome)) {
            entry.halfPoll = null;
        }
        Optional<List<JobRequest>> seen = value(entry, "the pool's queue could not be read", outcome);
        seen.ifPresent(list -> entry.memory.jobs(new Seen<>(List.copyOf(list), began), runtime.now()));
        return seen.isPresent();
    }

    private static boolean isThrottled(Outcome<?> outcome) {
        return outcome instanceof Outcome.Failed<?>(CloudFault fault) && fault instanceof CloudFault.Throttled;
    }

    private <T> Optional<T> value(PoolEntry entry, String what, Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(T value) -> Optional.of(value);
            case Outcome.Failed<T>(CloudFault.Denied denied) -> {
                entry.conditions.bad(Condition.Type.AzureDevOpsAuthorized, "Denied", denied.message());
                yield fault(entry, what, outcome, AFTER_FAULT);
            }
            case Outcome.Failed<T>(CloudFault.Throttled throttled) ->
                fault(entry, what, outcome, throttled.retryAfter().plus(spread(throttled.retryAfter())));
            case Outcome.Failed<T> failed -> fault(entry, what, outcome, AFTER_FAULT);
            case Outcome.Refused<T> refused -> fault(entry, what, outcome, AFTER_FAULT);
            case Outcome.Unknown<T> unknown -> fault(entry, what, outcome, AFTER_FAULT);
        };
    }

    private <T> Optional<T> fault(PoolEntry entry, String what, Outcome<T> outcome, Duration wait) {
        Instant now = runtime.now();
        if (!isThrottled(outcome) || isOld(entry, now)) {
            tellNotFresh(entry, what + ": " + outcome.describe());
        }
        entry.polls.failed(now.plus(wait));
        return Optional.empty();
    }

    private boolean isOld(PoolEntry entry, Instant now) {
        Instant read = entry.memory.demandRead();
        return read == null || read.plus(settings.planner().demandMaxAge()).isBefore(now);
    }

    private static void tellNotFresh(PoolEntry entry, String why) {
        entry.conditions.bad(
                Condition.Type.DemandFresh,
                "NotRead",
                why + ". Nothing launches on an old job list, and nothing is stopped.");
    }

    private Duration spread(Duration wait) {
        return Duration.ofMillis(Math.round(wait.toMillis() * SPREAD * runtime.random()));
    }
}
