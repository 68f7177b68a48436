package dev.muster.controller.loop;

import dev.muster.model.agent.PoolUid;
import dev.muster.model.plan.Plan;
import dev.muster.model.plan.QueuedLaunches;
import dev.muster.model.plan.RegistrationBucket;
import dev.muster.model.plan.Snapshot;
import dev.muster.model.pool.Condition;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.PoolSpec;
import dev.muster.statestore.AgentStore;
import dev.muster.statestore.Fence;
import dev.muster.statestore.FenceStore;
import dev.muster.statestore.NewerSchemaException;
import dev.muster.statestore.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look at one pool: make sure that it is ours and known, read what is due, plan, carry out, and say when to look
 * again. Never at the same time twice for one pool.
 */
final class Reconciler {
    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);
    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);
    private static final Duration NOT_OURS = Duration.ofSeconds(30);

    private final LoopRuntime runtime;
    private final LoopSettings settings;
    private final Pools pools;
    private final FenceStore fences;
    private final AgentStore agents;
    private final ImageKeeper images;
    private final LaunchGovernor launches;
    private final Polls polls;
    private final Licences licences;
    private final PlanFunction planner;
    private final Executor executor;
    private final Reports reports;
    private final BreachLog breaches;

    Reconciler(
            LoopRuntime runtime,
            LoopSettings settings,
            Pools pools,
            FenceStore fences,
            AgentStore agents,
            ImageKeeper images,
            LaunchGovernor launches,
            Polls polls,
            Licences licences,
            PlanFunction planner,
            Executor executor,
            Reports reports,
            BreachLog breaches) {
        this.runtime = runtime;
        this.settings = settings;
        this.pools = pools;
        this.fences = fences;
        this.agents = agents;
        this.images = images;
        this.launches = launches;
        this.polls = polls;
        this.licences = licences;
        this.planner = planner;
        this.executor = executor;
        this.reports = reports;
        this.breaches = breaches;
    }

    /** Looks at the pool and returns when to look again. */
    Instant reconcile(PoolName name) throws InterruptedException {
        PoolEntry entry = pools.entry(name).orElse(null);
        if (entry == null) {
            return runtime.now().plus(NOT_OURS);
        }
        try {
            Instant next = look(entry);
            entry.consecutiveFailures = 0;
            return next;
        } catch (NewerSchemaException newer) {
            entry.conditions.bad(
                    Condition.Type.Synced,
                    "NewerRelease",
                    "A newer release of Muster has written this pool's records (" + newer.getMessage()
                            + "); this one leaves the pool alone.");
            log.warn("pool {}: its records are left alone: {}", name, newer.getMessage());
        } catch (StoreUnavailableException unavailable) {
            log.warn("pool {}: the state store does not answer: {}", name, unavailable.getMessage());
        } catch (RuntimeException bug) {
            log.error("pool {}: this look failed because of a mistake in the controller", name, bug);
        }
        int failures = ++entry.consecutiveFailures;
        Duration wait = FIRST_BACKOFF.multipliedBy(1L << Math.min(failures - 1, 5));
        return runtime.now().plus(wait.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : wait);
    }

    private Instant look(PoolEntry entry) throws InterruptedException {
        PoolEntry.Declared declared = entry.declared;
        PoolUid uid = entry.uid;
        PoolSpec spec = declared == null ? null : declared.spec();
        if (declared == null || spec == null || uid == null) {
            reports.withoutPlan(entry);
            return runtime.now().plus(NOT_OURS);
        }
        entry.over &= declared.removed();
        if (entry.fencedOff || entry.over) {
            return runtime.now().plus(NOT_OURS);
        }
        Fence fence = own(entry, uid);
        Optional<PoolTarget> target = polls.target(entry, spec.azureDevOps());
        if (target.isEmpty()) {
            reports.withoutPlan(entry);
            return next(entry, Instant.MAX);
        }
        polls.readIfDue(entry, target.get());
        PoolSpec inForce = declared.removed() ? spec.withDraining(true) : spec;
        // Before the memory: a launch that ends in between is then still seen to, rather than sent twice.
        QueuedLaunches queued = launches.of(entry.name);
        entry.conditions.set(launches.launchPace().finding(queued));
        Optional<Snapshot> snapshot = entry.memory
                .snapshot(runtime.now(), pools.installation(), inForce, settings.planner())
                .map(seen -> seen.withRemoved(declared.removed()).withQueued(queued));
        if (snapshot.isEmpty()) {
            entry.conditions.bad(
                    Condition.Type.Synced,
                    "FirstReading",
                    "The first full reading is not complete; nothing is planned.");
            reports.withoutPlan(entry);
            return next(entry, Instant.MAX);
        }
        entry.conditions.good(Condition.Type.Synced);
        return planAndExecute(
                entry,
                new PoolDirectory.PoolInForce(entry.name, uid, pools.installation(), inForce, target.get()),
                fence,
                licences.applied(entry, snapshot.get()));
    }

    private Instant planAndExecute(PoolEntry entry, PoolDirectory.PoolInForce pool, Fence fence, Snapshot snapshot)
            throws InterruptedException {
        Plan plan = planner.plan(snapshot);
        breaches.tell(entry.name, PlanBreaches.of(snapshot, plan));
        entry.memory.planned(plan, snapshot.now(), runtime.random());
        licences.planned(entry, snapshot, plan);
        plan.findings().forEach(entry.conditions::set);
        polls.pace(entry, snapshot, plan);
        reports.planned(entry, snapshot, plan);
        if (!executor.execute(new Launcher.Ground(entry, pool, fence), plan)) {
            entry.fencedOff = true;
            breaches.tell(entry.name, List.of(fencedOff(fence)));
            log.warn("pool {}: another replica owns it now; this one only observes", entry.name);
            return runtime.now().plus(NOT_OURS);
        }
        breaches.tell(entry.name, entry.memory.takeOddRecords());
        reports.executed(entry, snapshot, plan);
        entry.over = snapshot.removed() && hasNothingLeft(snapshot, plan);
        return next(entry, plan.nextLook().isBefore(entry.defineAgain) ? plan.nextLook() : entry.defineAgain);
    }

    /** Nothing to be done now, nor an agent or anything else of ours that may need something later. */
    private static boolean hasNothingLeft(Snapshot snapshot, Plan plan) {
        return plan.actions().isEmpty()
                && snapshot.agents().isEmpty()
                && snapshot.strayTasks().isEmpty()
                && plan.registrations().values().stream().noneMatch(Reconciler::isOurs);
    }

    private static boolean isOurs(RegistrationBucket bucket) {
        return switch (bucket) {
            case AGENT, PLACEHOLDER, OLD_PLACEHOLDER, ORPHAN -> true;
            case STRANGE, OTHER_INSTALLATION, FOREIGN -> false;
        };
    }

    private static Breach fencedOff(Fence fence) {
        return new Breach(
                LiveInvariant.S8,
                "an intention of epoch " + fence.epoch() + " was refused: the pool has another owner");
    }

    /** Takes the fence and reads the records, once; also reads them again when something shows up that has none. */
    private Fence own(PoolEntry entry, PoolUid uid) {
        Fence fence = entry.fence;
        if (fence == null) {
            // Whoever does not understand the records may not take the pool from one who does.
            agents.load(uid);
            fence = fences.acquire(uid, settings.replica());
            entry.fence = fence;
            log.info("pool {}: owned with epoch {}", entry.name, fence.epoch());
        }
        if (!entry.loaded || entry.memory.wantsRecords()) {
            if (!entry.loaded) {
                entry.memory.images(images.load(uid));
            }
            Instant began = runtime.now();
            entry.memory.load(agents.load(uid), began, runtime.now());
            entry.loaded = true;
        }
        return fence;
    }

    private Instant next(PoolEntry entry, Instant planned) {
        Instant soonest = runtime.now().plusMillis(100);
        Instant poll = entry.polls.next();
        Instant due = poll == null ? soonest : poll;
        Instant next = due.isBefore(planned) ? due : planned;
        return next.isBefore(soonest) ? soonest : next;
    }
}
