package dev.muster.controller.loop;

import dev.muster.model.demand.JobRequest;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.Seen;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
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

    private final LoopRuntime runtime;
    private final LoopSettings settings;
    private final Registrations registrations;
    private final JobRequests jobRequests;

    Polls(LoopRuntime runtime, LoopSettings settings, Registrations registrations, JobRequests jobRequests) {
        this.runtime = runtime;
        this.settings = settings;
        this.registrations = registrations;
        this.jobRequests = jobRequests;
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
        Instant began = runtime.now();
        if (!entry.polls.isDue(began)) {
            return;
        }
        entry.polls.began(began, settings.pollInterval());
        boolean complete = readRegistrations(entry, target) && readJobs(entry, target);
        if (complete) {
            entry.conditions.good(Condition.Type.AzureDevOpsAuthorized);
            entry.conditions.good(Condition.Type.DemandFresh);
        }
    }

    private boolean readRegistrations(PoolEntry entry, PoolTarget target) {
        Instant began = runtime.now();
        Optional<List<RegistrationSeen>> seen =
                value(entry, "the pool's agents could not be read", registrations.list(target));
        seen.ifPresent(list -> entry.memory.registrations(new Seen<>(List.copyOf(list), began), runtime.now()));
        return seen.isPresent();
    }

    private boolean readJobs(PoolEntry entry, PoolTarget target) {
        Instant began = runtime.now();
        Optional<List<JobRequest>> seen =
                value(entry, "the pool's queue could not be read", jobRequests.unfinished(target));
        seen.ifPresent(list -> entry.memory.jobs(new Seen<>(List.copyOf(list), began), runtime.now()));
        return seen.isPresent();
    }

    private <T> Optional<T> value(PoolEntry entry, String what, Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(T value) -> Optional.of(value);
            case Outcome.Failed<T>(CloudFault.Denied denied) -> {
                entry.conditions.bad(Condition.Type.AzureDevOpsAuthorized, "Denied", denied.message());
                yield fault(entry, what, outcome, AFTER_FAULT);
            }
            case Outcome.Failed<T>(CloudFault.Throttled throttled) ->
                fault(entry, what, outcome, throttled.retryAfter());
            case Outcome.Failed<T> failed -> fault(entry, what, outcome, AFTER_FAULT);
            case Outcome.Refused<T> refused -> fault(entry, what, outcome, AFTER_FAULT);
            case Outcome.Unknown<T> unknown -> fault(entry, what, outcome, AFTER_FAULT);
        };
    }

    private <T> Optional<T> fault(PoolEntry entry, String what, Outcome<T> outcome, Duration wait) {
        entry.conditions.bad(
                Condition.Type.DemandFresh,
                "NotRead",
                what + ": " + outcome.describe() + ". Nothing launches on an old job list, and nothing is stopped.");
        entry.polls.failed(runtime.now().plus(wait));
        return Optional.empty();
    }
}
