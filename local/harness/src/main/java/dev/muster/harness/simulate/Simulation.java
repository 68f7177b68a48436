package dev.muster.harness.simulate;

import dev.muster.harness.simulate.check.Bounded;
import dev.muster.harness.simulate.check.DumpKeepsDecision;
import dev.muster.harness.simulate.check.DurableBeforeDelete;
import dev.muster.harness.simulate.check.EveryPoolLookedAt;
import dev.muster.harness.simulate.check.Fencing;
import dev.muster.harness.simulate.check.FrozenBytes;
import dev.muster.harness.simulate.check.IdleCost;
import dev.muster.harness.simulate.check.Invariant;
import dev.muster.harness.simulate.check.Invariants;
import dev.muster.harness.simulate.check.LaunchCaps;
import dev.muster.harness.simulate.check.LegalLives;
import dev.muster.harness.simulate.check.MaxAgents;
import dev.muster.harness.simulate.check.MoreSupplyFewerLaunches;
import dev.muster.harness.simulate.check.Narration;
import dev.muster.harness.simulate.check.NextOption;
import dev.muster.harness.simulate.check.NoBusyStop;
import dev.muster.harness.simulate.check.NoEffectWithoutIntent;
import dev.muster.harness.simulate.check.NoSecrets;
import dev.muster.harness.simulate.check.NothingForFinished;
import dev.muster.harness.simulate.check.NothingTwice;
import dev.muster.harness.simulate.check.OneJobPerAgent;
import dev.muster.harness.simulate.check.OneLiveAttempt;
import dev.muster.harness.simulate.check.OneTaskPerAgent;
import dev.muster.harness.simulate.check.OnlyOursDeleted;
import dev.muster.harness.simulate.check.PausesKept;
import dev.muster.harness.simulate.check.PlanIsFunction;
import dev.muster.harness.simulate.check.PreferredOption;
import dev.muster.harness.simulate.check.SupplyBeforeDemand;
import dev.muster.harness.simulate.check.Totality;
import dev.muster.harness.simulate.check.TrueReasons;
import dev.muster.harness.simulate.check.TruthKept;
import dev.muster.harness.simulate.check.Violations;
import dev.muster.harness.simulate.fault.CallKind;
import dev.muster.harness.simulate.fault.CloudFaultCounts;
import dev.muster.harness.simulate.fault.Fault;
import dev.muster.harness.simulate.fault.FaultKind;
import dev.muster.harness.simulate.fault.FaultSchedule;
import dev.muster.harness.simulate.fault.Faults;
import dev.muster.harness.simulate.fault.Place;
import dev.muster.harness.simulate.fault.Profile;
import dev.muster.harness.simulate.mutate.Mutation;
import dev.muster.harness.simulate.runtime.Scheduler;
import dev.muster.harness.simulate.runtime.SimulationFailure;
import dev.muster.harness.simulate.runtime.Trace;
import dev.muster.harness.simulate.strike.ClockFaults;
import dev.muster.harness.simulate.strike.ConsoleHands;
import dev.muster.harness.simulate.strike.ContainerFaults;
import dev.muster.harness.simulate.strike.EditsInForce;
import dev.muster.harness.simulate.strike.ForeignAgents;
import dev.muster.harness.simulate.strike.JobFaults;
import dev.muster.harness.simulate.strike.NameSquatter;
import dev.muster.harness.simulate.strike.Neighbour;
import dev.muster.harness.simulate.strike.Operator;
import dev.muster.harness.simulate.strike.OursOnly;
import dev.muster.harness.simulate.strike.PoolEdits;
import dev.muster.harness.simulate.strike.RefusedJobs;
import dev.muster.harness.simulate.strike.StoreFaults;
import dev.muster.harness.simulate.strike.TouchedJobs;
import dev.muster.model.agent.Agent;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.demand.RequestId;
import dev.muster.model.pool.PoolName;
import dev.muster.simulator.ado.JobRequest;
import dev.muster.simulator.ado.Organisation;
import dev.muster.simulator.agents.AgentPhase;
import dev.muster.simulator.bus.BusEffect;
import dev.muster.simulator.truth.Truth;
import dev.muster.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run of one seed: jobs and faults for some minutes, then no new fault, and then everything has to be served, cleaned
 * up and quiet within a bound. All minutes are virtual.
 */
public final class Simulation {
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final Duration SLICE = Duration.ofSeconds(15);
    private static final int QUIET_LOOPS = 20;
    private static final int RESYNC_LOOPS = 10;
    private static final Duration IDLE_BUDGET = Duration.ofMinutes(6);
    private static final int STOPS_PER_PLAN = 50;

    private final RunSetup setup;
    private final boolean checked;
    private final List<Fault> planned;
    private final Trace trace;
    private final World world;
    private final Scheduler scheduler;
    private final Faults faults;
    private final Truth truth = new Truth();
    private final ContainerFaults casting;
    private final TouchedJobs touched = new TouchedJobs();
    private final JobFaults jobFaults;
    private final ForeignAgents foreigners;
    private final SimulatedClouds clouds;
    private final SharedStores stores;
    private final Workload workload;
    private final ControllerSlot first;
    private final ControllerSlot second;
    private final IdleCost idleCost;
    private final EveryPoolLookedAt looks;
    private final Map<CallKind, Integer> callsWhileFaulty = new EnumMap<>(CallKind.class);
    private Optional<String> watched = Optional.empty();
    private Optional<Twin> twin = Optional.empty();
    private final ControllerFaults controllers;
    private final ConsoleHands hands;
    private final Operator operator;
    private final RefusedJobs refused = new RefusedJobs(touched);
    private final Invariant observer;
    private final EditsInForce edits;
    private final Neighbour neighbour;
    private long convergenceSteps;

    /** A run with these faults, all else drawn from the seed. */
    public Simulation(long seed, List<Fault> planned, Mutation mutation, Trace trace) {
        this(RunSetup.of(seed), planned, mutation, trace);
    }

    /** A run that begins as set up, with these faults. */
    Simulation(RunSetup setup, List<Fault> planned, Mutation mutation, Trace trace) {
        this(setup, planned, mutation, trace, true);
    }

    /** @param checked whether the invariants watch, and the run is compared with its fault-free twin */
    Simulation(RunSetup setup, List<Fault> planned, Mutation mutation, Trace trace, boolean checked) {
        this.checked = checked;
        this.setup = setup;
        this.planned = List.copyOf(planned);
        this.trace = trace;
        this.world = World.virtual(setup.seed(), START);
        this.scheduler = new Scheduler(world, trace);
        this.faults = new Faults(planned);
        this.idleCost = new IdleCost(this::broken, IDLE_BUDGET);
        this.looks = new EveryPoolLookedAt(this::broken);
        this.casting = new ContainerFaults(faults, touched, new NameSquatter(world, this::organisation, this::broken));
        this.jobFaults =
                new JobFaults(world, faults, touched, () -> organisation().jobs());
        this.foreigners = new ForeignAgents(faults, this::organisation, TestedPools.everything(setup.pools()));
        this.neighbour = new Neighbour(world, faults, this::broken);
        this.hands = new ConsoleHands(world, faults, touched, TestedPools.CLUSTER);
        this.operator = new Operator(world, hands);
        this.edits = new EditsInForce(faults);
        this.observer = checked ? observer() : new TruthKept(truth);
        this.clouds =
                new SimulatedClouds(world, faults, casting, touched, new OursOnly(observer, neighbour), setup.pools());
        this.stores = new SharedStores(world, faults, observer, mutation.fenceCheck());
        this.workload = new Workload(world, clouds, jobFaults);
        this.first = slot("a", observer, mutation);
        this.second = slot("b", observer, mutation);
        this.controllers = new ControllerFaults(faults, first, second);
    }

    /** The run of a seed as {@code muster simulate} makes it. */
    public static Simulation of(long seed, Profile profile, Mutation mutation, Trace trace) {
        return new Simulation(seed, FaultSchedule.draw(seed, profile), mutation, trace);
    }

    /** The same run, watched by one invariant only: what a broken controller breaks first does not hide the rest. */
    Simulation watchedBy(String invariant) {
        watched = Optional.of(invariant);
        return this;
    }

    /** The same run, compared with a twin that is known already. */
    Simulation besides(Twin known) {
        twin = Optional.of(known);
        return this;
    }

    /** Runs to the end, or to the first failure. */
    public RunResult run() {
        return ended(() -> {
            begin();
            scheduler.runUntil(START.plus(setup.faultyPhase()));
            heal();
            converge();
            stayQuiet();
        });
    }

    /** Runs until all jobs of the run have been served and nothing is left, or to the first failure; for runs without faults. */
    RunResult runUntilSettled() {
        return ended(() -> {
            begin();
            scheduler.runUntil(START.plus(setup.faultyPhase()));
            settle();
        });
    }

    private RunResult ended(Runnable phases) {
        SimulationFailure failure = null;
        try {
            phases.run();
        } catch (SimulationFailure broken) {
            failure = broken;
        }
        List<String> lastLines = trace.lastLines();
        scheduler.close();
        faults.tookEffect(FaultKind.F11, clouds.bus.effects().getOrDefault(BusEffect.REORDERED, 0L));
        return new RunResult(
                setup.seed(),
                planned,
                trace.steps(),
                convergenceSteps,
                trace.hash(),
                faults.counts(),
                failure,
                lastLines);
    }

    /** How often controller {@code a} made calls of that kind while faults could still strike. */
    int callsWhileFaulty(CallKind kind) {
        return callsWhileFaulty.getOrDefault(kind, 0);
    }

    private void begin() {
        setup.pools().forEach(pool -> stores.pools.put(pool.item()));
        faults.visit(Place.RUN).forEach(this::strikeAtStart);
        first.start();
        workload.begin(setup.pools(), setup.jobs());
        ClockFaults clock = new ClockFaults(world, faults)
                .on(FaultKind.F25, clouds.forgotten::strike)
                .on(FaultKind.F83, clouds.droughts::strike)
                .on(FaultKind.F28, fault -> clouds.deregisterDefinitions())
                .on(FaultKind.F42, clouds.troubles::revokeCredential)
                .on(FaultKind.F49, this::renamePool)
                .on(FaultKind.F46, foreigners::strike)
                .on(FaultKind.F47, fault -> jobFaults.queueLostOnesAgain());
        controllers.strikeBy(clock);
        new PoolEdits(
                        world,
                        stores.people,
                        edits,
                        refused,
                        setup.pools().stream().map(TestedPools.TestedPool::name).toList())
                .strikeBy(clock);
        hands.strikeBy(clock, clouds.region, clouds.organisation);
        new StoreFaults(world, faults, stores.tables, stores.unreadable, this::isUnfinished)
                .strikeBy(clock, this::records, controllers::restartAll, observer);
        clock.begin();
    }

    private void strikeAtStart(Fault fault) {
        switch (fault.kind()) {
            case F66 -> {
                faults.tookEffect(fault.kind());
                first.saturate();
            }
            case F74 ->
                neighbour.begin(
                        clouds.region,
                        clouds.organisation,
                        TestedPools.CLUSTER,
                        clouds.poolId(setup.pools().getFirst().name().value()));
            default -> {}
        }
    }

    private boolean isUnfinished(RequestId request) {
        return clouds.organisation
                .jobs()
                .find(request.value())
                .filter(JobRequest::isUnfinished)
                .isPresent();
    }

    private List<Agent> records() {
        return setup.pools().stream()
                .flatMap(pool -> stores.agents.load(uid(pool.name())).stream())
                .toList();
    }

    /** Whoever knows the pool by its id does not notice; whoever starts meanwhile looks for it by its name. */
    private void renamePool(Fault fault) {
        clouds.troubles.renamePool(fault);
        first.restart();
    }

    /** Nothing new goes wrong from here on; of two controllers one stays, without memory, and the other is gone for good. */
    private void heal() {
        trace.step(world.now(), "run", "heals");
        faults.heal();
        for (CallKind kind : CallKind.values()) {
            callsWhileFaulty.put(kind, faults.visits(Place.call("a", kind)));
        }
        controllers.heal();
        operator.begin(clouds.region, clouds.organisation);
    }

    private void converge() {
        long before = trace.steps();
        Outcome outcome = settle();
        convergenceSteps = trace.steps() - before;
        outcome.unexplained().ifPresent(what -> broken("L1", what));
        if (checked && !planned.isEmpty() && isWatchedBy("TWIN")) {
            compareWithTwin();
        }
    }

    private Outcome settle() {
        Outcome outcome = new Outcome(truth, clouds, stores, workload, touched, setup.pools());
        ConvergenceBound bound = new ConvergenceBound(
                setup.pools(),
                setup.longestJob(planned),
                clouds.organisation.parallelJobs().total());
        Instant healed = world.now();
        Duration away = controllers.survivor().awayFor();
        int jobsLeft = workload.left(truth);
        // Twice, because an event may still have been on the bus.
        for (int settled = 0; settled < 2; settled = outcome.isSettled() ? settled + 1 : 0) {
            Duration limit = bound.after(away, controllers.survivor().settings(), jobsLeft);
            if (world.now().isAfter(healed.plus(limit))) {
                broken("L2", "not settled " + limit + " after the last fault: " + outcome.open());
                scheduler.rethrow();
                return outcome;
            }
            scheduler.runUntil(world.now().plus(SLICE));
        }
        return outcome;
    }

    private void compareWithTwin() {
        List<String> differences = twin.orElseGet(() -> Twin.of(setup))
                .differences(ended(), workload.excusedJobs(touched), planned.size());
        if (!differences.isEmpty()) {
            broken("TWIN", "not as without faults: " + differences);
        }
    }

    /** What has come of the jobs so far. */
    Twin ended() {
        return new Twin(workload.endsByName(truth), truth.report().launched());
    }

    private void stayQuiet() {
        long before = faults.effects();
        Duration loop = controllers.survivor().settings().longestPollInterval();
        scheduler.runUntil(world.now().plus(loop.multipliedBy(QUIET_LOOPS)));
        looks.check(world.now(), loop.multipliedBy(RESYNC_LOOPS));
        idleCost.checkBudget();
        long more = faults.effects() - before;
        if (more > 0) {
            broken("L3", more + " effects after everything was settled");
        }
        scheduler.rethrow();
    }

    private ControllerSlot slot(String name, Invariant observer, Mutation mutation) {
        PlatformPorts ports = PlatformPorts.of(setup.seed(), clouds, mutation.adapters());
        return new ControllerSlot(name, scheduler, clouds, stores, observer, mutation, ports, faults);
    }

    private void broken(String invariant, String message) {
        if (isWatchedBy(invariant)) {
            scheduler.fail(new SimulationFailure(invariant, message));
        }
    }

    private boolean isWatchedBy(String invariant) {
        return watched.isEmpty() || watched.get().equals(invariant);
    }

    private Invariant observer() {
        Violations violations = this::broken;
        return new Invariants(Arrays.asList(
                new Narration(trace),
                new TruthKept(truth),
                touched,
                jobFaults,
                hands,
                operator,
                refused,
                edits,
                neighbour,
                new CloudFaultCounts(faults, casting::scans, casting::leavesSilently, this::hangs, this::isAlive),
                new OneTaskPerAgent(violations),
                new NoEffectWithoutIntent(violations, hands::stopped),
                new MaxAgents(violations),
                new NoBusyStop(violations, hands::stopped),
                new OneJobPerAgent(violations, this::uid),
                new LegalLives(violations),
                new Fencing(violations),
                new Totality(violations),
                PlanIsFunction.ofSome(violations, world.stream("shuffles")),
                new DumpKeepsDecision(violations),
                new NothingTwice(violations),
                new MoreSupplyFewerLaunches(violations),
                new SupplyBeforeDemand(violations),
                new OneLiveAttempt(violations, request -> jobFaults.hasChanged(request)),
                new LaunchCaps(violations, STOPS_PER_PLAN),
                new NothingForFinished(violations),
                new FrozenBytes(violations),
                new DurableBeforeDelete(violations),
                new OnlyOursDeleted(violations),
                new NoSecrets(violations),
                new TrueReasons(violations),
                new NextOption(violations),
                new PreferredOption(violations),
                new PausesKept(violations),
                new Bounded(violations),
                idleCost,
                looks));
    }

    private boolean hangs(String taskArn) {
        return clouds.fleet
                .agent(taskArn)
                .filter(agent -> agent.phase() == AgentPhase.HUNG)
                .isPresent();
    }

    private Organisation organisation() {
        return clouds.organisation;
    }

    private boolean isAlive(String process) {
        return first.isUp(process) || second.isUp(process);
    }

    private PoolUid uid(PoolName pool) {
        return stores.pools.uid(pool, () -> new PoolUid("none"));
    }
}
