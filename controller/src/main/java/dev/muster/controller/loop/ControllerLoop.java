package dev.muster.controller.loop;

import dev.muster.model.agent.InstallationId;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.pool.PoolName;
import dev.muster.statestore.AgentStore;
import dev.muster.statestore.DecisionLog;
import dev.muster.statestore.FenceStore;
import dev.muster.statestore.ImageStore;
import dev.muster.statestore.PoolStore;
import dev.muster.statestore.SpecStream;
import java.time.Instant;
import java.util.function.Supplier;

/** The loop, put together: one replica's workers over its ports. */
public final class ControllerLoop {
    private final LoopRuntime runtime;
    private final LoopSettings settings;
    private final PoolQueue queue;
    private final Pools pools;
    private final SpecHints specHints;
    private final SpecWatch specWatch;
    private final SpecStreamWatch specStream;
    private final Sweep sweep;
    private final LaunchGovernor launches;
    private final Reconciler reconciler;
    private final TaskObservations observations;
    private final PoolViews views;

    /** The stores of one replica, and what tells that people edited the pools. */
    public record Stores(
            PoolStore pools,
            SpecStream specs,
            AgentStore agents,
            FenceStore fences,
            DecisionLog decisions,
            ImageStore images) {}

    /** The platforms of one replica, and how often ADO and ECS let it ask. */
    public record Platforms(
            Tasks tasks,
            Registrations registrations,
            JobRequests jobRequests,
            ParallelJobs parallelJobs,
            AllowedRate azureDevOpsRate,
            EcsBudget ecsBudget) {
        /** Platforms of which Azure DevOps never says that it is too often. */
        public Platforms(
                Tasks tasks,
                Registrations registrations,
                JobRequests jobRequests,
                ParallelJobs parallelJobs,
                EcsBudget ecsBudget) {
            this(tasks, registrations, jobRequests, parallelJobs, AllowedRate.UNLIMITED, ecsBudget);
        }
    }

    /** Where new identities come from; random in production. */
    public record Identities(Supplier<InstallationId> installation, Supplier<PoolUid> pool) {}

    /**
     * Puts the loop together; nothing runs and no store is asked before {@link #start}.
     */
    public ControllerLoop(
            LoopRuntime runtime,
            LoopSettings settings,
            Stores stores,
            Platforms platforms,
            Identities identities,
            PlanFunction planner,
            InvariantMonitor monitor) {
        this.runtime = runtime;
        this.settings = settings;
        this.queue = new PoolQueue(runtime);
        this.pools = new Pools(runtime);
        this.specHints = new SpecHints(runtime);
        SpecIntake intake = new SpecIntake(stores.pools(), queue, identities);
        this.specWatch = new SpecWatch(runtime, settings, stores.pools(), pools, queue, specHints, intake);
        this.specStream = new SpecStreamWatch(runtime, stores.specs(), specHints);
        BreachLog breaches = new BreachLog(monitor, runtime);
        this.sweep = new Sweep(runtime, settings, platforms.tasks(), pools, queue, breaches);
        this.observations = new TaskObservations(runtime, stores.agents(), pools, queue);
        this.views = new PoolViews(pools, stores.agents());
        Parallel parallel = new Parallel(runtime, settings.launchParallelism());
        LaunchSender sender = new LaunchSender(runtime, platforms.tasks(), stores.agents(), queue);
        this.launches = new LaunchGovernor(
                runtime,
                platforms.ecsBudget(),
                sender,
                settings.launchParallelism(),
                settings.planner().resendLimit());
        Launcher launcher = new Launcher(runtime, platforms.tasks(), stores.agents(), sender, launches);
        ImageKeeper images = new ImageKeeper(stores.images());
        this.reconciler = new Reconciler(
                runtime,
                settings,
                pools,
                stores.fences(),
                stores.agents(),
                images,
                launches,
                new Polls(runtime, settings, platforms),
                new Licences(runtime, settings, pools, platforms.parallelJobs()),
                planner,
                new Executor(
                        runtime,
                        platforms.tasks(),
                        platforms.registrations(),
                        new Intentions(runtime, stores.agents()),
                        new Adoption(runtime, stores.agents()),
                        launcher,
                        sender,
                        new RequestReader(runtime, platforms.jobRequests()),
                        images,
                        platforms.ecsBudget(),
                        parallel),
                new Reports(runtime, settings, stores.pools(), stores.decisions()),
                breaches);
    }

    /** How fast launches of all pools leave at present. */
    public LaunchPace launchPace() {
        return launches.launchPace();
    }

    /** Starts the workers; they end when the runtime stops. */
    public void start() {
        runtime.spawn("spec-watch", specWatch::run);
        runtime.spawn("spec-stream", specStream::run);
        runtime.spawn("sweep", sweep::run);
        for (int i = 0; i < settings.workers(); i++) {
            runtime.spawn("reconciler-" + i, this::work);
        }
    }

    /** Lets no worker begin another look at a pool, nor a launch; what is under way goes on to its end. */
    public void stop() {
        queue.close();
        launches.close();
        specHints.close();
    }

    private void work() throws InterruptedException {
        while (true) {
            PoolName pool = queue.take();
            Instant next = Instant.MAX;
            try {
                next = reconciler.reconcile(pool);
            } finally {
                queue.release(pool, next);
            }
        }
    }

    /** Where readings of tasks go. */
    public ObservationRecorder observations() {
        return observations;
    }

    /** Hints that a pool is worth a look. */
    public Nudges nudges() {
        return queue;
    }

    /** A hint that specs were edited, so that they are read before their time. */
    public void specsEdited() {
        specHints.edited();
    }

    /** Hints that a pool's queue is worth a reading. */
    public DemandHints demandHints() {
        return new PoolHints(runtime, pools, queue);
    }

    /** The pools in force. */
    public PoolDirectory directory() {
        return pools;
    }

    /** What can be said of the pools. */
    public PoolViews views() {
        return views;
    }
}
