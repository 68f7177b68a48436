package dev.muster.harness.simulate;

import dev.muster.harness.simulate.check.Fencing;
import dev.muster.harness.simulate.check.Invariant;
import dev.muster.harness.simulate.check.Invariants;
import dev.muster.harness.simulate.check.LegalLives;
import dev.muster.harness.simulate.check.MaxAgents;
import dev.muster.harness.simulate.check.MoreSupplyFewerLaunches;
import dev.muster.harness.simulate.check.Narration;
import dev.muster.harness.simulate.check.NoBusyStop;
import dev.muster.harness.simulate.check.NoEffectWithoutIntent;
import dev.muster.harness.simulate.check.NothingTwice;
import dev.muster.harness.simulate.check.OneJobPerAgent;
import dev.muster.harness.simulate.check.OneTaskPerAgent;
import dev.muster.harness.simulate.check.PlanIsFunction;
import dev.muster.harness.simulate.check.SupplyBeforeDemand;
import dev.muster.harness.simulate.check.Totality;
import dev.muster.harness.simulate.check.TruthKept;
import dev.muster.harness.simulate.check.Violations;
import dev.muster.harness.simulate.fault.CloudFaultCounts;
import dev.muster.harness.simulate.fault.Fault;
import dev.muster.harness.simulate.fault.FaultKind;
import dev.muster.harness.simulate.fault.FaultSchedule;
import dev.muster.harness.simulate.fault.Faults;
import dev.muster.harness.simulate.fault.Place;
import dev.muster.harness.simulate.fault.Profile;
import dev.muster.harness.simulate.runtime.Scheduler;
import dev.muster.harness.simulate.runtime.SimulationFailure;
import dev.muster.harness.simulate.runtime.Trace;
import dev.muster.harness.simulate.strike.ClockFaults;
import dev.muster.harness.simulate.strike.ConsoleHands;
import dev.muster.harness.simulate.strike.ContainerFaults;
import dev.muster.harness.simulate.strike.EditsInForce;
import dev.muster.harness.simulate.strike.Neighbour;
import dev.muster.harness.simulate.strike.OursOnly;
import dev.muster.harness.simulate.strike.PoolEdits;
import dev.muster.harness.simulate.strike.StoreFaults;
import dev.muster.harness.simulate.strike.TouchedJobs;
import dev.muster.model.agent.Agent;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.pool.PoolName;
import dev.muster.simulator.agents.AgentPhase;
import dev.muster.simulator.bus.BusEffect;
import dev.muster.simulator.truth.Truth;
import dev.muster.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * One run of one seed: jobs and faults for some minutes, then no new fault, and then everything has to be served, cleaned
 * up and quiet within a bound. All minutes are virtual.
 */
public final class Simulation {
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final Duration FAULTY_PHASE = Duration.ofMinutes(6);
    private static final Duration CONVERGENCE = Duration.ofMinutes(40);
    private static final Duration SLICE = Duration.ofSeconds(15);
    private static final Duration QUIET = Duration.ofMinutes(3);

    private final long seed;
    private final List<Fault> planned;
    private final Trace trace;
    private final World world;
    private final Scheduler scheduler;
    private final Faults faults;
    private final Truth truth = new Truth();
    private final List<TestedPools.TestedPool> pools;
    private final ContainerFaults casting;
    private final SimulatedClouds clouds;
    private final SharedStores stores;
    private final Workload workload;
    private final ControllerSlot first;
    private final ControllerSlot second;
    private final ControllerFaults controllers;
    private final TouchedJobs touched = new TouchedJobs();
    private final ConsoleHands hands;
    private final EditsInForce edits;
    private final Neighbour neighbour;
    private long convergenceSteps;

    /** A run with these faults, all else drawn from the seed. */
    public Simulation(long seed, List<Fault> planned, Mutation mutation, Trace trace) {
        this.seed = seed;
        this.planned = List.copyOf(planned);
        this.trace = trace;
        this.world = World.virtual(seed, START);
        this.scheduler = new Scheduler(world, trace);
        this.faults = new Faults(planned);
        this.pools = TestedPools.draw(world.stream("pools"));
        this.casting = new ContainerFaults(faults);
        this.neighbour = new Neighbour(world, faults, this::broken);
        this.hands = new ConsoleHands(world, faults, touched, TestedPools.CLUSTER);
        this.edits = new EditsInForce(faults);
        Invariant observer = observer();
        this.clouds = new SimulatedClouds(world, faults, casting, new OursOnly(observer, neighbour), pools);
        this.stores = new SharedStores(world, faults, observer, mutation.fenceCheck());
        this.workload = new Workload(world, clouds, faults);
        this.first = slot("a", observer, mutation);
        this.second = slot("b", observer, mutation);
        this.controllers = new ControllerFaults(faults, first, second);
    }

    /** The run of a seed as {@code muster simulate} makes it. */
    public static Simulation of(long seed, Profile profile, Mutation mutation, Trace trace) {
        return new Simulation(seed, FaultSchedule.draw(seed, profile), mutation, trace);
    }

    /** Runs to the end, or to the first failure. */
    public RunResult run() {
        SimulationFailure failure = null;
        try {
            begin();
            scheduler.runUntil(START.plus(FAULTY_PHASE));
            heal();
            converge();
            stayQuiet();
        } catch (SimulationFailure broken) {
            failure = broken;
        }
        List<String> lastLines = trace.lastLines();
        scheduler.close();
        faults.tookEffect(FaultKind.F11, clouds.bus.effects().getOrDefault(BusEffect.REORDERED, 0L));
        return new RunResult(
                seed, planned, trace.steps(), convergenceSteps, trace.hash(), faults.counts(), failure, lastLines);
    }

    private void begin() {
        pools.forEach(pool -> stores.pools.put(pool.item()));
        faults.visit(Place.RUN).forEach(this::strikeAtStart);
        first.start();
        workload.begin(pools);
        ClockFaults clock = new ClockFaults(world, faults);
        controllers.strikeBy(clock);
        new PoolEdits(
                        world,
                        stores.people,
                        edits,
                        pools.stream().map(TestedPools.TestedPool::name).toList())
                .strikeBy(clock);
        hands.strikeBy(clock, clouds.region, clouds.organisation);
        new StoreFaults(world, faults, stores.tables, stores.unreadable)
                .strikeBy(clock, this::records, controllers::restartAll);
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
                        clouds.poolId(pools.getFirst().name().value()));
            default -> {}
        }
    }

    private List<Agent> records() {
        return pools.stream()
                .flatMap(pool -> stores.agents.load(uid(pool.name())).stream())
                .toList();
    }

    /** Nothing new goes wrong from here on; of two controllers one stays, without memory, and the other is gone for good. */
    private void heal() {
        trace.step(world.now(), "run", "heals");
        faults.heal();
        controllers.heal();
    }

    private void converge() {
        long before = trace.steps();
        Outcome outcome = new Outcome(truth, clouds, stores, workload, touched, pools);
        Instant limit = world.now().plus(CONVERGENCE);
        // Twice, because an event may still have been on the bus.
        for (int settled = 0; settled < 2; settled = outcome.isSettled() ? settled + 1 : 0) {
            if (world.now().isAfter(limit)) {
                throw new SimulationFailure(
                        "L2", "not settled " + CONVERGENCE + " after the last fault: " + outcome.open());
            }
            scheduler.runUntil(world.now().plus(SLICE));
        }
        convergenceSteps = trace.steps() - before;
        outcome.unexplained().ifPresent(what -> {
            throw new SimulationFailure("L1", what);
        });
    }

    private void stayQuiet() {
        long before = faults.effects();
        scheduler.runUntil(world.now().plus(QUIET));
        long more = faults.effects() - before;
        if (more > 0) {
            throw new SimulationFailure("L3", more + " effects after everything was settled");
        }
    }

    private ControllerSlot slot(String name, Invariant observer, Mutation mutation) {
        return new ControllerSlot(name, scheduler, clouds, stores, observer, mutation, faults);
    }

    private Invariant observer() {
        Violations violations = this::broken;
        return new Invariants(Arrays.asList(
                new Narration(trace),
                new TruthKept(truth),
                touched,
                hands,
                edits,
                neighbour,
                new CloudFaultCounts(faults, casting::scans, this::hangs, this::isAlive),
                new OneTaskPerAgent(violations),
                new NoEffectWithoutIntent(violations),
                new MaxAgents(violations),
                new NoBusyStop(violations, hands::stopped),
                new OneJobPerAgent(violations, this::uid),
                new LegalLives(violations),
                new Fencing(violations),
                new Totality(violations),
                new PlanIsFunction(violations, world.stream("shuffles")),
                new NothingTwice(violations),
                new MoreSupplyFewerLaunches(violations),
                new SupplyBeforeDemand(violations)));
    }

    private void broken(String invariant, String message) {
        scheduler.fail(new SimulationFailure(invariant, message));
    }

    private boolean hangs(String taskArn) {
        return clouds.fleet
                .agent(taskArn)
                .filter(agent -> agent.phase() == AgentPhase.HUNG)
                .isPresent();
    }

    private boolean isAlive(String process) {
        return first.isUp(process) || second.isUp(process);
    }

    private PoolUid uid(PoolName pool) {
        return stores.pools.uid(pool, () -> new PoolUid("none"));
    }
}
