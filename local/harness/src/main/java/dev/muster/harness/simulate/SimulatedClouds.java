package dev.muster.harness.simulate;

import dev.muster.harness.simulate.fault.Faults;
import dev.muster.harness.simulate.port.AdoFace;
import dev.muster.harness.simulate.port.ControllerDoor;
import dev.muster.harness.simulate.port.QueueArrivals;
import dev.muster.harness.simulate.strike.AdoTroubles;
import dev.muster.harness.simulate.strike.ContainerFaults;
import dev.muster.harness.simulate.strike.Droughts;
import dev.muster.harness.simulate.strike.EventFaults;
import dev.muster.harness.simulate.strike.ForgottenTasks;
import dev.muster.harness.simulate.strike.LaunchFaults;
import dev.muster.harness.simulate.strike.OursOnly;
import dev.muster.harness.simulate.strike.TaskFaults;
import dev.muster.harness.simulate.strike.TouchedJobs;
import dev.muster.simulator.ado.AdoFaults;
import dev.muster.simulator.ado.AdoFront;
import dev.muster.simulator.ado.AdoSettings;
import dev.muster.simulator.ado.AgentKey;
import dev.muster.simulator.ado.Capabilities;
import dev.muster.simulator.ado.Organisation;
import dev.muster.simulator.ado.RegistrationCall;
import dev.muster.simulator.agents.AgentFleet;
import dev.muster.simulator.agents.AgentOdds;
import dev.muster.simulator.agents.AgentQuirk;
import dev.muster.simulator.bus.BusFaults;
import dev.muster.simulator.bus.BusSettings;
import dev.muster.simulator.bus.EventBus;
import dev.muster.simulator.bus.SimulatedQueue;
import dev.muster.simulator.ecs.ApiLimits;
import dev.muster.simulator.ecs.ApiMeter;
import dev.muster.simulator.ecs.EcsRegion;
import dev.muster.simulator.ecs.EcsSettings;
import dev.muster.simulator.ecs.EcsTimings;
import dev.muster.simulator.ecs.Span;
import dev.muster.simulator.sts.SecurityTokenService;
import dev.muster.simulator.sts.StsSettings;
import dev.muster.simulator.world.RandomStream;
import dev.muster.simulator.world.World;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Everything a run's controllers reach outside of themselves, but the stores. */
final class SimulatedClouds {
    /** The agent that is registered by hand in every pool. */
    static final String SOMEBODY_ELSES = "old-box";

    private static final String ACCOUNT = "123456789012";
    private static final String REGION = "eu-west-1";
    private static final List<Integer> PAGE_SIZES = List.of(12, 30, 100);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    final Organisation organisation;
    final AdoTroubles troubles;
    final AdoFace ado;
    final World world;
    final LaunchFaults launches = new LaunchFaults();
    final Droughts droughts;
    final ForgottenTasks forgotten;
    final EcsRegion region;

    /** Counts the calls of shipped adapters, as an account of its own would. */
    final ApiMeter ecsMeter;

    final EventBus bus;
    final SimulatedQueue queue;
    final QueueArrivals arrivals;
    final ControllerDoor door;
    final AgentFleet fleet;
    private final Map<String, Integer> poolIds = new TreeMap<>();

    /** In one run of five the organisation may run few jobs at once; public projects are nowhere. */
    private static AdoSettings licensed(RandomStream chance) {
        AdoSettings usual = AdoSettings.of("acme");
        return chance.chance(0.2) ? usual.withParallelJobs(2 + chance.nextInt(5)) : usual;
    }

    SimulatedClouds(
            World world,
            Faults faults,
            ContainerFaults casting,
            TouchedJobs touched,
            OursOnly observer,
            List<TestedPools.TestedPool> pools) {
        this.world = world;
        organisation = new Organisation(world, licensed(world.stream("licence")), observer);
        troubles = new AdoTroubles(world, faults, organisation);
        ado = new AdoFace(organisation, new AdoFront(organisation, AdoFaults.NONE), troubles);
        RandomStream chance = world.stream("clouds");
        queue = new SimulatedQueue(
                world, chance.between(Duration.ofSeconds(10), Duration.ofSeconds(40)), 3 + chance.nextInt(6));
        arrivals = new QueueArrivals(queue);
        bus = new EventBus(world, BusSettings.usual(), BusFaults.NONE, arrivals);
        region = new EcsRegion(
                world,
                new EcsSettings(
                        ACCOUNT,
                        REGION,
                        List.of(TestedPools.CLUSTER),
                        timings(),
                        world.stream("pages").pick(PAGE_SIZES)),
                new SecurityTokenService(world, StsSettings.of(ACCOUNT, REGION)),
                bus,
                observer,
                launches);
        ecsMeter = new ApiMeter(world, ApiLimits.fargate());
        region.fatedBy(new TaskFaults(faults, touched));
        droughts = new Droughts(world, faults);
        launches.judgedBy(droughts);
        forgotten = new ForgottenTasks(world, faults, region, new EventFaults(faults));
        door = new ControllerDoor(world);
        fleet = new AgentFleet(
                organisation, door, odds(), STOP_TIMEOUT, (taskArn, exitCode) -> region.exited(taskArn, exitCode));
        fleet.castBy(casting);
        bus.fatedBy(forgotten);
        region.hostedBy(observer.host(fleet));
        pools.forEach(this::add);
    }

    /** ADO's id of the pool. */
    int poolId(String name) {
        return poolIds.getOrDefault(name, 0);
    }

    /** Somebody tidies up: no task can be started from the definitions that there are. */
    void deregisterDefinitions() {
        region.definitions()
                .list(Optional.empty(), true)
                .forEach(arn -> region.definitions().deregister(arn));
    }

    /** Each pool has an agent that somebody registered by hand and switched off for good. */
    private void add(TestedPools.TestedPool pool) {
        int id = organisation.addPool(pool.name().value()).id();
        poolIds.put(pool.name().value(), id);
        Map<String, String> capabilities = new TreeMap<>();
        TestedPools.UNMATCHABLE.forEach(name -> capabilities.put(name, ""));
        organisation
                .registrations()
                .register(
                        id,
                        new RegistrationCall(
                                SOMEBODY_ELSES,
                                "4.250.1",
                                "somebody else's",
                                true,
                                Capabilities.of(capabilities),
                                Capabilities.NONE,
                                AgentKey.ofFingerprint(SOMEBODY_ELSES)));
    }

    private static AgentOdds odds() {
        return new AgentOdds(
                Duration.ofSeconds(1),
                Duration.ofSeconds(8),
                "4.250.1",
                Capabilities.NONE,
                TestedPools.images(),
                Collections.unmodifiableMap(new EnumMap<>(AgentQuirk.class)));
    }

    private static EcsTimings timings() {
        return new EcsTimings(
                Span.ofMillis(1_000, 6_000), Span.ofMillis(2_000, 15_000), Span.ofMillis(1_000, 10_000), STOP_TIMEOUT);
    }
}
