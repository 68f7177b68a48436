package dev.muster.harness.simulate;

import static dev.muster.model.pool.SpecTree.mapping;
import static dev.muster.model.pool.SpecTree.sequence;
import static dev.muster.model.pool.SpecTree.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.harness.simulate.adapter.AdapterFaces;
import dev.muster.harness.simulate.check.Invariant;
import dev.muster.harness.simulate.check.Invariants;
import dev.muster.harness.simulate.check.Planning;
import dev.muster.harness.simulate.check.TruthKept;
import dev.muster.harness.simulate.fault.Faults;
import dev.muster.harness.simulate.mutate.Mutation;
import dev.muster.harness.simulate.runtime.Scheduler;
import dev.muster.harness.simulate.runtime.Trace;
import dev.muster.harness.simulate.strike.ContainerFaults;
import dev.muster.harness.simulate.strike.NameSquatter;
import dev.muster.harness.simulate.strike.Neighbour;
import dev.muster.harness.simulate.strike.OursOnly;
import dev.muster.harness.simulate.strike.TouchedJobs;
import dev.muster.model.agent.FrozenRequest;
import dev.muster.model.plan.Finding;
import dev.muster.model.pool.Condition;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.SpecTree;
import dev.muster.simulator.ado.JobScript;
import dev.muster.simulator.ado.Organisation;
import dev.muster.simulator.ecs.LaunchVerdicts;
import dev.muster.simulator.ecs.RunTaskCall;
import dev.muster.simulator.ecs.TaskFates;
import dev.muster.simulator.truth.JobHistory;
import dev.muster.simulator.truth.Truth;
import dev.muster.simulator.world.World;
import dev.muster.statestore.PoolItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One controller with the shipped adapters on the simulated clouds' faces, under a virtual clock, and a pool of one template
 * with two capacity options.
 */
final class LaunchScene implements AutoCloseable, Invariant {
    static final String SPOT = "FARGATE_SPOT";
    static final String FARGATE = "FARGATE";

    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final String POOL = "alpha";
    private static final long SEED = 11;

    final SimulatedClouds clouds;
    final Truth truth = new Truth();
    /** What was sent to ECS to launch a task, in order, repeats included. */
    final List<Sent> sent = new ArrayList<>();

    private final World world = World.virtual(SEED, START);
    private final Scheduler scheduler = new Scheduler(world, Trace.hashed());
    private final List<Planning> plannings = new ArrayList<>();

    /** One sending of a frozen request. */
    record Sent(Instant at, String token, String capacity, List<String> subnets) {}

    LaunchScene(List<String> subnets, String... capacity) {
        this(AdapterFaces.PLAIN, subnets, capacity);
    }

    /** @param faces what stands between the adapters and the clouds, from the first call on */
    LaunchScene(AdapterFaces faces, List<String> subnets, String... capacity) {
        Faults faults = new Faults(List.of());
        TouchedJobs touched = new TouchedJobs();
        Invariant observer = new Invariants(List.of(new TruthKept(truth), this));
        Neighbour neighbour = new Neighbour(world, faults, LaunchScene::broken);
        TestedPools.TestedPool pool = new TestedPools.TestedPool(
                new PoolName(POOL), List.of(List.of()), new PoolItem(POOL, spec(subnets, capacity), null, null, null));
        NameSquatter squatter = new NameSquatter(world, this::organisation, LaunchScene::broken);
        clouds = new SimulatedClouds(
                world,
                faults,
                new ContainerFaults(faults, touched, squatter),
                touched,
                new OursOnly(observer, neighbour),
                List.of(pool));
        SharedStores stores = new SharedStores(world, faults, observer, Mutation.NONE.fenceCheck());
        stores.pools.put(pool.item());
        PlatformPorts ports = PlatformPorts.of(SEED, clouds, Optional.of(faces));
        new ControllerSlot("a", scheduler, clouds, stores, observer, Mutation.NONE, ports, faults).start();
        pass(Duration.ofMinutes(1));
    }

    private Organisation organisation() {
        return clouds.organisation;
    }

    private static void broken(String invariant, String message) {
        throw new AssertionError(invariant + ": " + message);
    }

    private static SpecTree spec(List<String> subnets, String... capacity) {
        return mapping()
                .with(
                        "azureDevOps",
                        mapping()
                                .with("organizationUrl", "https://dev.azure.com/acme")
                                .with("pool", POOL)
                                .with("credential", "env:ADO_TOKEN"))
                .with("cluster", TestedPools.CLUSTER)
                .with("limits", mapping().with("maxAgents", 10))
                .with("probeNewImages", false)
                .with("network", mapping().with("subnets", texts(subnets.toArray(String[]::new))))
                .with(
                        "templates",
                        sequence(mapping()
                                .with("name", "small")
                                .with("image", "registry.example/agents/small:4.250.1")
                                .with("cpu", 1024)
                                .with("memory", 2048)
                                .with("capacity", texts(capacity))
                                .with("taskRole", "arn:aws:iam::123456789012:role/agent")
                                .with("executionRole", "arn:aws:iam::123456789012:role/execution")));
    }

    void judgedBy(LaunchVerdicts verdicts) {
        clouds.launches.judgedBy(verdicts);
    }

    void fatedBy(TaskFates fates) {
        clouds.region.fatedBy(fates);
    }

    /** Queues a job of that length and returns its request's id. */
    long job(Duration length) {
        return clouds.organisation.jobs().queueJob(clouds.poolId(POOL), JobScript.build(length));
    }

    void pass(Duration time) {
        scheduler.runUntil(world.now().plus(time));
        scheduler.rethrow();
    }

    boolean isServed(long request) {
        return truth.job(request)
                .filter(job -> job.end() == JobHistory.End.SERVED)
                .isPresent();
    }

    /** What the condition Launching has said so far, each once. */
    List<Finding> launching() {
        return plannings.stream()
                .flatMap(planning -> planning.plan().findings().stream())
                .filter(finding -> finding.type() == Condition.Type.Launching)
                .distinct()
                .toList();
    }

    /** What it says now. */
    Finding launchingNow() {
        return findingNow(Condition.Type.Launching);
    }

    /** What a condition that the planner knows says now. */
    Finding findingNow(Condition.Type type) {
        return plannings.getLast().plan().findings().stream()
                .filter(finding -> finding.type() == type)
                .findFirst()
                .orElseThrow();
    }

    /** How many attempts for the request failed by a mistake of their own, as the last plan had it. */
    int failedAttempts() {
        return plannings.stream()
                .flatMap(planning -> planning.snapshot().attempts().values().stream())
                .mapToInt(attempts -> attempts.startFailures())
                .max()
                .orElse(0);
    }

    @Override
    public void planned(Planning planning) {
        plannings.add(planning);
    }

    @Override
    public void requestSent(FrozenRequest request, Instant at) {
        RunTaskCall call = RunTaskCall.parse(request.body());
        List<String> subnets = new ArrayList<>();
        call.networkConfiguration()
                .path("awsvpcConfiguration")
                .path("subnets")
                .values()
                .forEach(subnet -> subnets.add(subnet.asString("")));
        String provider =
                call.capacityProviderStrategy().path(0).path("capacityProvider").asString("");
        assertThat(call.capacityProviderStrategy()).hasSize(1);
        sent.add(new Sent(at, request.token().value(), provider, subnets));
    }

    @Override
    public void close() {
        scheduler.close();
    }
}
