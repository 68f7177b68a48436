package dev.muster.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Claim;
import dev.muster.model.agent.ClientToken;
import dev.muster.model.agent.FrozenRequest;
import dev.muster.model.agent.Phase;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.model.plan.PlannerSettings;
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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A launch whose answer never came is sent again; what ECS answers then is about the second sending only. */
class ResumedLaunchTest {
    private static final PoolName POOL = new PoolName("linux");
    private static final PoolUid UID = new PoolUid("uid");
    private static final AgentId AGENT = AgentId.forRequest(POOL, new RequestId(1), 1);
    static final List<CloudFault> REFUSALS = List.of(
            new CloudFault.Denied("AccessDeniedException"),
            new CloudFault.Capacity("no capacity"),
            new CloudFault.Misconfigured("no such subnet"),
            new CloudFault.Conflict("ConflictException"));

    private final InlineRuntime runtime = new InlineRuntime();
    private final MemoryTables tables = new MemoryTables();
    private final MemoryAgentStore agents = new MemoryAgentStore(tables);
    private final Ecs ecs = new Ecs();
    private final PoolEntry entry = new PoolEntry(POOL, FakeClouds.OURS, runtime, PlannerSettings.DEFAULT);
    private final LaunchSender sender = new LaunchSender(runtime, ecs, agents, pool -> {});
    private final LaunchGovernor governor = new LaunchGovernor(
            runtime, new EcsBudget(EcsLimits.FARGATE, runtime.now()), sender, 32, Duration.ofMinutes(50));
    private final Launcher launcher = new Launcher(runtime, ecs, agents, sender, governor);
    private final Launcher.Ground ground = claimed();

    private Launcher.Ground claimed() {
        AzureDevOpsPool azureDevOps = new AzureDevOpsPool(
                URI.create("https://dev.azure.com/acme"), "linux", new CredentialSource.Environment("PAT"));
        PoolSpec spec = new PoolSpec(
                azureDevOps,
                FakeClouds.CLUSTER,
                Limits.ofAgents(10),
                Timeouts.DEFAULT,
                new Network(List.of("subnet-1"), List.of(), false),
                false,
                false,
                List.of(),
                List.of());
        Fence fence = new MemoryFenceStore(tables).acquire(UID, "replica");
        Agent agent = Agent.claimed(AGENT, "small", "f", FakeClouds.CLUSTER, fence.epoch(), runtime.now());
        agents.claim(
                UID,
                fence,
                List.of(new Claim(agent, new FrozenRequest(FakeClouds.CLUSTER, new ClientToken("t"), "{}"))));
        entry.memory.claimed(List.of(agent.written(fence.epoch(), 1)), runtime.now());
        return new Launcher.Ground(
                entry,
                new PoolDirectory.PoolInForce(POOL, UID, FakeClouds.OURS, spec, new PoolTarget(azureDevOps, 7)),
                fence);
    }

    private Agent agent() {
        return entry.memory.agent(AGENT).orElseThrow();
    }

    @ParameterizedTest
    @FieldSource("REFUSALS")
    void a_refusal_ends_no_agent_whose_first_sending_became_a_task(CloudFault refusal) {
        ecs.answer = new Outcome.Failed<>(refusal);
        ecs.started = List.of(new TaskSeen(
                "arn",
                FakeClouds.CLUSTER,
                AGENT.toString(),
                "group",
                1,
                "PENDING",
                "RUNNING",
                null,
                null,
                null,
                runtime.now(),
                null,
                null));

        launcher.resume(ground, AGENT);

        assertThat(agent().phase()).isEqualTo(Phase.PENDING);
        assertThat(agent().taskArn()).hasValue("arn");
    }

    @ParameterizedTest
    @FieldSource("REFUSALS")
    void a_refusal_ends_an_agent_of_which_ecs_shows_no_task(CloudFault refusal) {
        ecs.answer = new Outcome.Failed<>(refusal);

        launcher.resume(ground, AGENT);

        assertThat(agent().phase()).isEqualTo(Phase.FAILED);
    }

    @Test
    void nothing_is_given_up_while_ecs_cannot_be_asked() {
        ecs.answer = new Outcome.Failed<>(new CloudFault.Denied("AccessDeniedException"));
        ecs.started = null;

        launcher.resume(ground, AGENT);

        assertThat(agent().phase()).isEqualTo(Phase.CLAIMED);
    }

    /** Answers to launches and to looking one up. */
    private static final class Ecs extends UnaskedTasks {
        private Outcome<TaskSeen> answer = new Outcome.Unknown<>("not set");
        private @Nullable List<TaskSeen> started = List.of();

        @Override
        public Outcome<TaskSeen> run(FrozenRequest request) {
            return answer;
        }

        @Override
        public Outcome<List<TaskSeen>> startedBy(String cluster, AgentId agent) {
            return Optional.ofNullable(started)
                    .<Outcome<List<TaskSeen>>>map(Outcome::done)
                    .orElseGet(() -> new Outcome.Failed<>(new CloudFault.Denied("AccessDeniedException")));
        }
    }
}
