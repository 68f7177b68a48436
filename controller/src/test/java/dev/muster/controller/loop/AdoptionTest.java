package dev.muster.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.testing.Templates;
import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Claim;
import dev.muster.model.agent.ClientToken;
import dev.muster.model.agent.FrozenRequest;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.agent.Phase;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.Seen;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.Outcome;
import dev.muster.model.plan.Planner;
import dev.muster.model.plan.PlannerSettings;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.AzureDevOpsPool;
import dev.muster.model.pool.Condition;
import dev.muster.model.pool.CredentialSource;
import dev.muster.model.pool.Limits;
import dev.muster.model.pool.Network;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.PoolSpec;
import dev.muster.model.pool.Timeouts;
import dev.muster.statestore.AgentStore;
import dev.muster.statestore.Fence;
import dev.muster.statestore.FenceStore;
import dev.muster.statestore.memory.MemoryAgentStore;
import dev.muster.statestore.memory.MemoryDecisionLog;
import dev.muster.statestore.memory.MemoryFenceStore;
import dev.muster.statestore.memory.MemoryImageStore;
import dev.muster.statestore.memory.MemoryPoolStore;
import dev.muster.statestore.memory.MemoryTables;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** The loop, look by look, among things of ours that the state table does not know. */
class AdoptionTest {
    private static final PoolName POOL = new PoolName("linux");
    private static final PoolUid UID = new PoolUid("uid");
    private static final AgentId FIRST = agent(1);
    private static final String NAME = FIRST.toString();

    private final InlineRuntime runtime = new InlineRuntime();
    private final FakeClouds clouds = new FakeClouds();
    private final MemoryTables tables = new MemoryTables();
    private final AgentStore agents = new MemoryAgentStore(tables);
    private final FenceStore fences = new MemoryFenceStore(tables);
    private final Pools pools = new Pools(runtime).installedAs(FakeClouds.OURS);
    private final PoolEntry entry =
            pools.entryOrNew(POOL, name -> new PoolEntry(name, FakeClouds.OURS, runtime, PlannerSettings.DEFAULT));
    private final Reconciler reconciler = reconciler();

    private static AgentId agent(long request) {
        return AgentId.forRequest(POOL, new RequestId(request), 1);
    }

    private Reconciler reconciler() {
        entry.uid = UID;
        entry.declared = new PoolEntry.Declared(spec(), "hash", List.of(), false);
        LoopSettings settings = LoopSettings.defaults("replica");
        Parallel oneByOne = new Parallel(runtime, 1);
        ImageKeeper images = new ImageKeeper(new MemoryImageStore(tables));
        LaunchSender sender = new LaunchSender(runtime, clouds, agents, pool -> {});
        EcsBudget budget = new EcsBudget(EcsLimits.FARGATE, runtime.now());
        LaunchGovernor launches = new LaunchGovernor(
                runtime, budget, sender, 1, settings.planner().resendLimit());
        Launcher launcher = new Launcher(runtime, clouds, agents, sender, launches);
        return new Reconciler(
                runtime,
                settings,
                pools,
                fences,
                agents,
                images,
                launches,
                new Polls(
                        runtime,
                        settings,
                        new ControllerLoop.Platforms(clouds, clouds, clouds, AdoptionTest::unlimited, budget)),
                new Licences(runtime, settings, pools, AdoptionTest::unlimited),
                Planner::plan,
                new Executor(
                        runtime,
                        clouds,
                        clouds,
                        new Intentions(runtime, agents),
                        new Adoption(runtime, agents),
                        launcher,
                        sender,
                        new RequestReader(runtime, clouds),
                        images,
                        budget,
                        oneByOne),
                new Reports(runtime, settings, new MemoryPoolStore(tables), new MemoryDecisionLog(tables)),
                new BreachLog(
                        (invariant, pool, what) -> {
                            if (!invariant.isOrdinaryAtHandOver()) {
                                throw new AssertionError(invariant + " " + pool + ": " + what);
                            }
                        },
                        runtime));
    }

    private static Outcome<ParallelJobs.Usage> unlimited(AzureDevOpsPool pool) {
        return Outcome.done(new ParallelJobs.Usage(null, 0));
    }

    private static PoolSpec spec() {
        AgentTemplate template = Templates.named("small").template();
        return new PoolSpec(
                new AzureDevOpsPool(
                        URI.create("https://dev.azure.com/acme"), "linux", new CredentialSource.Environment("PAT")),
                FakeClouds.CLUSTER,
                Limits.ofAgents(10),
                Timeouts.DEFAULT,
                new Network(List.of("subnet-1"), List.of(), false),
                false,
                false,
                List.of(template),
                List.of());
    }

    /** One look every five seconds, each after a sweep, until it is so. */
    private void lookUntil(BooleanSupplier isSo) throws InterruptedException {
        for (int looks = 0; looks < 100 && !isSo.getAsBoolean(); looks++) {
            look();
        }
        assertThat(isSo.getAsBoolean()).isTrue();
    }

    private void look() throws InterruptedException {
        if (entry.loaded) {
            List<TaskSeen> ours = List.copyOf(clouds.tasks.values());
            Seen<List<TaskSeen>> seen = new Seen<>(ours, runtime.now());
            entry.memory
                    .swept(seen, FakeClouds.CLUSTER, Duration.ZERO, runtime.now())
                    .forEach(arn -> entry.memory.missing(arn, runtime.now()));
        }
        reconciler.reconcile(POOL);
        runtime.advance(Duration.ofSeconds(5));
    }

    private boolean isGone(AgentId agent) {
        return agents.read(UID, agent)
                .filter(record -> record.phase() == Phase.GONE)
                .isPresent();
    }

    private void recordOf(AgentId agent, Phase phase) {
        Fence fence = fences.acquire(UID, "somebody");
        Agent claimed = Agent.claimed(agent, "small", "f", FakeClouds.CLUSTER, 1, runtime.now());
        FrozenRequest request = new FrozenRequest(FakeClouds.CLUSTER, new ClientToken("token"), "{}");
        agents.claim(UID, fence, List.of(new Claim(claimed, request)));
        if (phase != Phase.CLAIMED) {
            Agent stored = agents.read(UID, agent).orElseThrow();
            agents.intend(UID, fence, List.of(stored.advancedTo(phase, runtime.now())));
        }
    }

    @Test
    void a_forgotten_agent_without_a_job_is_cordoned_deregistered_stopped_and_forgotten_in_this_order()
            throws Exception {
        clouds.register(NAME, true, null);
        clouds.run(NAME, POOL);

        lookUntil(() -> isGone(FIRST));

        assertThat(clouds.ended).containsExactly("cordon " + NAME, "deregister " + NAME, "stop arn:" + NAME);
        assertThat(clouds.registrations).doesNotContainKey(NAME);
    }

    @Test
    void it_is_not_touched_before_it_was_seen_twice() throws Exception {
        lookUntil(entry.memory::isSwept);
        clouds.register(NAME, true, null);
        look();
        clouds.registrations.remove(NAME);
        for (int looks = 0; looks < 50; looks++) {
            look();
        }

        assertThat(clouds.ended).isEmpty();
        assertThat(agents.read(UID, FIRST)).isEmpty();
    }

    @Test
    void a_forgotten_agent_with_a_job_is_cordoned_and_finishes_in_peace() throws Exception {
        clouds.register(NAME, true, new RequestId(1));
        clouds.run(NAME, POOL);

        lookUntil(() -> !clouds.ended.isEmpty());
        for (int looks = 0; looks < 50; looks++) {
            look();
        }
        assertThat(clouds.ended).containsExactly("cordon " + NAME);
        assertThat(entry.memory.agent(FIRST))
                .hasValueSatisfying(found -> assertThat(found.phase()).isEqualTo(Phase.BUSY));

        clouds.finish(NAME);
        lookUntil(() -> isGone(FIRST));
        assertThat(clouds.ended).containsExactly("cordon " + NAME, "deregister " + NAME);
    }

    @Test
    void a_registration_left_by_an_agent_that_was_gone_is_removed() throws Exception {
        recordOf(FIRST, Phase.GONE);
        clouds.register(NAME, false, null);

        lookUntil(() -> !clouds.registrations.containsKey(NAME) && isGone(FIRST));

        assertThat(clouds.ended).containsExactly("cordon " + NAME, "deregister " + NAME);
        assertThat(agents.read(UID, FIRST)).hasValueSatisfying(found -> {
            assertThat(found.template()).isEqualTo("small");
            assertThat(found.revision()).isGreaterThan(2);
        });
    }

    @Test
    void an_agent_whose_record_is_only_not_known_here_is_not_adopted() throws Exception {
        lookUntil(entry.memory::isSwept);
        recordOf(FIRST, Phase.CLAIMED);
        entry.fence = fences.acquire(UID, "replica");
        clouds.register(NAME, true, null);
        clouds.run(NAME, POOL);

        lookUntil(() -> entry.memory.agent(FIRST).isPresent());

        assertThat(agents.read(UID, FIRST))
                .hasValueSatisfying(found -> assertThat(found.isAdopted()).isFalse());
        assertThat(clouds.ended).isEmpty();
    }

    @Test
    void an_emptied_state_table_ends_no_build_and_all_is_cleaned_up_once_they_have_ended() throws Exception {
        for (long request = 1; request <= 6; request++) {
            clouds.register(agent(request).toString(), true, new RequestId(request));
            clouds.run(agent(request).toString(), POOL);
        }
        for (int looks = 0; looks < 50; looks++) {
            look();
        }
        assertThat(clouds.ended).isEmpty();
        assertThat(agents.load(UID)).isEmpty();
        assertThat(entry.conditions.all())
                .anyMatch(condition -> condition.type() == Condition.Type.StateKnown
                        && condition.reason().equals("StateLooksLost"));

        for (long request = 1; request <= 6; request++) {
            clouds.finish(agent(request).toString());
        }
        lookUntil(() -> clouds.registrations.values().stream().allMatch(seen -> seen.placeholder()));
        assertThat(clouds.ended).noneMatch(end -> end.startsWith("stop"));
    }

    @Test
    void an_agent_whose_record_is_lost_under_our_hands_still_counts() {
        recordOf(FIRST, Phase.CLAIMED);
        entry.memory.load(agents.load(UID), runtime.now(), runtime.now());
        clouds.run(NAME, POOL);
        entry.memory.task(FIRST, clouds.tasks.values().iterator().next(), runtime.now());
        entry.memory.refresh(FIRST, Optional.empty(), runtime.now());

        assertThat(entry.memory.agents()).isEmpty();
        assertThat(entry.memory.clusters()).containsExactly(FakeClouds.CLUSTER);
    }

    @Test
    void a_former_owner_adopts_nothing() throws Exception {
        lookUntil(entry.memory::isSwept);
        fences.acquire(UID, "somebody");
        clouds.register(NAME, true, null);

        lookUntil(() -> entry.fencedOff);

        assertThat(agents.read(UID, FIRST)).isEmpty();
        assertThat(clouds.ended).isEmpty();
    }

    @Test
    void what_is_not_ours_is_never_touched() throws Exception {
        clouds.register(NAME, null, true, null);
        clouds.register("linux_2_1", new InstallationId("installation2"), true, null);
        clouds.register("build-server", true, null);
        for (int looks = 0; looks < 50; looks++) {
            look();
        }

        assertThat(clouds.ended).isEmpty();
        assertThat(agents.load(UID)).isEmpty();
    }
}
