package dev.muster.controller.loop;

import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.LicenceNeed;
import dev.muster.model.plan.LicenceRoom;
import dev.muster.model.plan.Outcome;
import dev.muster.model.plan.Plan;
import dev.muster.model.plan.Snapshot;
import dev.muster.model.pool.AzureDevOpsPool;
import dev.muster.model.pool.Condition;
import dev.muster.model.pool.OrganizationKey;
import dev.muster.model.pool.PoolName;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells every pool how many agents its organisation's parallel jobs leave work for. What a pool is told counts as taken
 * until its plan shows what it made of it, so that two pools that plan at once are never given the same.
 */
final class Licences {
    /** An organisation without a limit does not often get one. */
    private static final Duration WHILE_UNLIMITED = Duration.ofMinutes(10);

    private static final Duration AFTER_FAULT = Duration.ofMinutes(1);

    private final LoopRuntime runtime;
    private final LoopSettings settings;
    private final Pools pools;
    private final ParallelJobs parallelJobs;
    private final Lock lock;
    private final Map<OrganizationKey, Licence> byOrganization = new HashMap<>();

    Licences(LoopRuntime runtime, LoopSettings settings, Pools pools, ParallelJobs parallelJobs) {
        this.runtime = runtime;
        this.settings = settings;
        this.pools = pools;
        this.parallelJobs = parallelJobs;
        this.lock = runtime.newLock();
    }

    /** The same snapshot with what the licence leaves to the pool; reads the licence if that is due and matters. */
    Snapshot applied(PoolEntry entry, Snapshot snapshot) {
        AzureDevOpsPool pool = snapshot.spec().azureDevOps();
        OrganizationKey organization = pool.organization();
        LicenceNeed need = LicenceNeed.of(snapshot);
        List<PoolName> sharing = sharing(organization);
        Licence licence = locked(() -> {
            Licence known = byOrganization.computeIfAbsent(organization, key -> new Licence());
            known.keep(sharing);
            known.needs(entry.name, need);
            return known;
        });
        if (need.wanted() > 0 && locked(() -> isReadNow(licence))) {
            read(licence, pool);
        }
        return snapshot.withLicenceRoom(locked(() -> taken(licence, entry, pool, need)));
    }

    /** What the pool made of what was left to it. */
    void planned(PoolEntry entry, Snapshot snapshot, Plan plan) {
        LicenceNeed after = LicenceNeed.of(snapshot).after(plan);
        locked(() -> {
            byOrganization
                    .getOrDefault(snapshot.spec().azureDevOps().organization(), new Licence())
                    .needs(entry.name, after);
            return after;
        });
    }

    private boolean isReadNow(Licence licence) {
        Instant now = runtime.now();
        boolean due = licence.isDue(now);
        if (due) {
            // The others go by the last reading meanwhile.
            licence.nextReadingAt(now.plus(settings.pollInterval()));
        }
        return due;
    }

    private void read(Licence licence, AzureDevOpsPool pool) {
        Instant began = runtime.now();
        Outcome<ParallelJobs.Usage> outcome = parallelJobs.read(pool);
        locked(() -> {
            switch (outcome) {
                case Outcome.Done<ParallelJobs.Usage>(ParallelJobs.Usage usage) -> known(licence, usage, began);
                case Outcome.Failed<ParallelJobs.Usage>(CloudFault.Gone nothingOfTheKind) ->
                    known(licence, new ParallelJobs.Usage(null, 0), began);
                case Outcome.Failed<ParallelJobs.Usage>(CloudFault.Throttled throttled) ->
                    failed(licence, outcome, began.plus(throttled.retryAfter()));
                case Outcome.Failed<ParallelJobs.Usage> _,
                        Outcome.Refused<ParallelJobs.Usage> _,
                        Outcome.Unknown<ParallelJobs.Usage> _ -> failed(licence, outcome, began.plus(AFTER_FAULT));
            }
            return licence;
        });
    }

    private void known(Licence licence, ParallelJobs.Usage usage, Instant began) {
        licence.read(usage, began);
        licence.nextReadingAt(began.plus(usage.total() == null ? WHILE_UNLIMITED : settings.pollInterval()));
    }

    private static void failed(Licence licence, Outcome<ParallelJobs.Usage> outcome, Instant next) {
        licence.notRead(outcome.describe());
        licence.nextReadingAt(next);
    }

    private @Nullable LicenceRoom taken(Licence licence, PoolEntry entry, AzureDevOpsPool pool, LicenceNeed need) {
        LicenceRoom room = licence.room(entry.name, pool.parallelJobs(), runtime.now());
        if (room != null) {
            licence.needs(entry.name, need.serving(Math.max(need.served(), room.jobs())));
        }
        tell(licence, entry, room);
        return room;
    }

    private static void tell(Licence licence, PoolEntry entry, @Nullable LicenceRoom room) {
        if (!licence.isAskedFor()) {
            return;
        }
        if (licence.trouble().isEmpty()) {
            entry.conditions.good(Condition.Type.LicenceKnown);
        } else {
            entry.conditions.bad(
                    Condition.Type.LicenceKnown,
                    "NotRead",
                    "How many jobs the organisation may run at once could not be read: " + licence.trouble() + ". "
                            + (room == null
                                    ? "Launches are not limited by it; azureDevOps.parallelJobs in the spec can say"
                                            + " the number."
                                    : "Launches go by " + room.total() + ", less what our own agents run."));
        }
    }

    private List<PoolName> sharing(OrganizationKey organization) {
        return pools.all().stream()
                .filter(entry -> isOf(entry, organization))
                .map(entry -> entry.name)
                .toList();
    }

    private static boolean isOf(PoolEntry entry, OrganizationKey organization) {
        PoolEntry.Declared declared = entry.declared;
        return declared != null
                && declared.spec() != null
                && declared.spec().azureDevOps().organization().equals(organization);
    }

    private <T extends @Nullable Object> T locked(Supplier<T> body) {
        lock.lock();
        try {
            return body.get();
        } finally {
            lock.unlock();
        }
    }
}
