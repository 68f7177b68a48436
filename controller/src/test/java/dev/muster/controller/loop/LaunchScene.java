package dev.muster.controller.loop;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Claim;
import dev.muster.model.agent.ClientToken;
import dev.muster.model.agent.FrozenRequest;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.Outcome;
import dev.muster.model.plan.PlannerSettings;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.AzureDevOpsPool;
import dev.muster.model.pool.CredentialSource;
import dev.muster.model.pool.Limits;
import dev.muster.model.pool.Network;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.PoolSpec;
import dev.muster.model.pool.Timeouts;
import dev.muster.statestore.Fence;
import dev.muster.statestore.memory.MemoryAgentStore;
import dev.muster.statestore.memory.MemoryFenceStore;
import dev.muster.statestore.memory.MemoryTables;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Claims of some pools in a store, and an ECS that remembers what it was sent and when. */
final class LaunchScene extends UnaskedTasks {
    static final Duration RESEND_LIMIT = Duration.ofMinutes(50);

    private final MemoryTables tables = new MemoryTables();
    final MemoryAgentStore agents = new MemoryAgentStore(tables);
    final List<Sent> sent = Collections.synchronizedList(new ArrayList<>());

    /** What ECS makes of a call. */
    Function<Sent, Outcome<TaskSeen>> answer = sent -> Outcome.done(task(sent.agent()));

    private final LoopRuntime runtime;

    LaunchScene(LoopRuntime runtime) {
        this.runtime = runtime;
    }

    record Sent(Instant at, AgentId agent, String body) {}

    /** One controller process; another one on the same scene knows nothing of it. */
    final class Replica {
        final LaunchSender sender = new LaunchSender(runtime, LaunchScene.this, agents, pool -> {});
        final LaunchGovernor governor;
        final Launcher launcher;

        Replica(EcsLimits limits, int parallel) {
            governor =
                    new LaunchGovernor(runtime, new EcsBudget(limits, runtime.now()), sender, parallel, RESEND_LIMIT);
            launcher = new Launcher(runtime, LaunchScene.this, agents, sender, governor);
        }
    }

    /** A pool as one more owner takes it over, knowing the agents in the store. */
    Launcher.Ground owned(PoolName pool) {
        return owned(pool, List.of());
    }

    /** The same with templates. */
    Launcher.Ground owned(PoolName pool, List<AgentTemplate> templates) {
        PoolUid uid = new PoolUid("uid-" + pool);
        Fence fence = new MemoryFenceStore(tables).acquire(uid, "replica");
        PoolEntry entry = new PoolEntry(pool, FakeClouds.OURS, runtime, PlannerSettings.DEFAULT);
        entry.memory.load(agents.load(uid), runtime.now(), runtime.now());
        AzureDevOpsPool azureDevOps = new AzureDevOpsPool(
                URI.create("https://dev.azure.com/acme"), "linux", new CredentialSource.Environment("PAT"));
        PoolSpec spec = new PoolSpec(
                azureDevOps,
                FakeClouds.CLUSTER,
                Limits.ofAgents(5_000),
                Timeouts.DEFAULT,
                new Network(List.of("subnet-1"), List.of(), false),
                false,
                false,
                templates,
                List.of());
        return new Launcher.Ground(
                entry,
                new PoolDirectory.PoolInForce(pool, uid, FakeClouds.OURS, spec, new PoolTarget(azureDevOps, 7)),
                fence);
    }

    /** That many new claims, durable and remembered. */
    List<QueuedLaunch> claimed(Launcher.Ground ground, int count) {
        List<QueuedLaunch> launches = new ArrayList<>();
        for (int request = 1; request <= count; request++) {
            AgentId id = AgentId.forRequest(ground.pool().name(), new RequestId(request), 1);
            Agent agent = Agent.claimed(
                    id, "small", "f", FakeClouds.CLUSTER, ground.fence().epoch(), runtime.now());
            FrozenRequest frozen = new FrozenRequest(FakeClouds.CLUSTER, new ClientToken("token-" + id), id.toString());
            agents.claim(ground.uid(), ground.fence(), List.of(new Claim(agent, frozen)));
            ground.memory().claimed(List.of(agent.written(ground.fence().epoch(), 1)), runtime.now());
            launches.add(new QueuedLaunch(ground, id, frozen, false));
        }
        return launches;
    }

    TaskSeen task(AgentId agent) {
        return new TaskSeen(
                "arn:" + agent,
                FakeClouds.CLUSTER,
                agent.toString(),
                "group",
                1,
                "PROVISIONING",
                "RUNNING",
                null,
                null,
                null,
                runtime.now(),
                null,
                null);
    }

    @Override
    public Outcome<TaskSeen> run(FrozenRequest request) {
        AgentId agent = AgentId.parse(request.body()).orElseThrow();
        Sent call = new Sent(runtime.now(), agent, request.token() + " " + request.body());
        sent.add(call);
        return answer.apply(call);
    }
}
