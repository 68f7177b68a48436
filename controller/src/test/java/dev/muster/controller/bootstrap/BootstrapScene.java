package dev.muster.controller.bootstrap;

import dev.muster.controller.loop.PoolDirectory;
import dev.muster.controller.loop.PoolTarget;
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
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.AzureDevOpsPool;
import dev.muster.model.pool.CredentialSource;
import dev.muster.model.pool.Limits;
import dev.muster.model.pool.Network;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.PoolSpec;
import dev.muster.model.pool.Timeouts;
import dev.muster.statestore.AgentStore;
import dev.muster.statestore.Fence;
import dev.muster.statestore.StoreUnavailableException;
import dev.muster.statestore.WriteResult;
import dev.muster.statestore.memory.MemoryAgentStore;
import dev.muster.statestore.memory.MemoryFenceStore;
import dev.muster.statestore.memory.MemoryTables;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A pool with one template and one agent whose task runs, and everything a bootstrap call meets on its way. */
final class BootstrapScene implements PoolDirectory {
    static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    static final AgentId AGENT = AgentId.forRequest(new PoolName("linux"), new RequestId(4711), 1);
    static final String TASK_ID = "0123456789abcdef0123456789abcdef";
    static final TaskCredentials OWN = TaskCredentials.of("agents", TASK_ID);
    static final PoolUid UID = new PoolUid("uid-1");
    static final AgentTemplate TEMPLATE = template("arn:aws:iam::123456789012:role/muster/agents");

    final MemoryTables tables = new MemoryTables();
    final FakeSts sts = new FakeSts();
    final FakeRegistrations registrations = new FakeRegistrations();
    final BootstrapCounters counters = new BootstrapCounters();
    final List<String> keysTold = new ArrayList<>();
    final ScriptedAgentStore store = new ScriptedAgentStore(new MemoryAgentStore(tables));
    Optional<PoolInForce> pool = Optional.of(pool(TEMPLATE));
    Instant now = NOW;

    private final Fence fence = new MemoryFenceStore(tables).acquire(UID, "replica-1");

    BootstrapScene() {
        sts.knows(OWN);
    }

    /** An agent whose task ECS has shown to run. */
    static BootstrapScene withRunningAgent() {
        BootstrapScene scene = new BootstrapScene();
        scene.claim();
        scene.taskSeen("RUNNING");
        return scene;
    }

    BootstrapProtocol protocol() {
        return new BootstrapProtocol(
                new CallerProof(List.of(ProofDraft.HOST), Container.BOOTSTRAP_URL),
                sts,
                new Enrolment(this, store, registrations, () -> now),
                counters,
                () -> now);
    }

    BootstrapAnswer answer(BootstrapCall call) {
        return protocol().answer(call);
    }

    Container container() {
        return Container.of(AGENT.toString(), OWN);
    }

    void claim() {
        claim(UnaryOperator.identity());
    }

    void claim(UnaryOperator<Agent> as) {
        Agent agent =
                as.apply(Agent.claimed(AGENT, TEMPLATE.name(), TEMPLATE.fingerprint(), "build", fence.epoch(), NOW));
        FrozenRequest request = new FrozenRequest("build", new ClientToken("token"), "{}");
        requireWritten(store.claim(UID, fence, List.of(new Claim(agent, request))));
    }

    void taskSeen(String desiredStatus) {
        requireWritten(store.recordTask(UID, AGENT, task("task/build/" + TASK_ID, desiredStatus)));
    }

    void owner(UnaryOperator<Agent> change) {
        requireWritten(store.intend(UID, fence, List.of(change.apply(record()))));
    }

    void reaches(Phase phase) {
        owner(agent -> agent.advancedTo(phase, NOW));
    }

    Agent record() {
        return store.read(UID, AGENT).orElseThrow();
    }

    static TaskSeen task(String resource, String desiredStatus) {
        String arn = "arn:aws:ecs:eu-west-1:" + TaskCredentials.ACCOUNT + ":" + resource;
        return new TaskSeen(
                arn,
                "build",
                AGENT.toString(),
                "group",
                3,
                "RUNNING",
                desiredStatus,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static AgentTemplate template(String taskRole) {
        return Templates.named("small")
                .image("registry.example/agent@sha256:1")
                .declaring(Map.of("maven", "3.9"))
                .environment(Map.of("PLAIN", "value"))
                .secrets(Map.of("NPM_TOKEN", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:npm"))
                .roles(taskRole, "arn:aws:iam::123456789012:role/execution")
                .template();
    }

    static PoolInForce pool(AgentTemplate... templates) {
        AzureDevOpsPool azureDevOps = new AzureDevOpsPool(
                URI.create("https://dev.azure.com/acme"), "Linux", new CredentialSource.Environment("PAT"));
        PoolSpec spec = new PoolSpec(
                azureDevOps,
                "build",
                Limits.ofAgents(10),
                Timeouts.DEFAULT,
                new Network(List.of("subnet-1"), List.of(), false),
                false,
                false,
                List.of(templates),
                List.of());
        return new PoolInForce(AGENT.pool(), UID, new InstallationId("abcdefgh"), spec, new PoolTarget(azureDevOps, 9));
    }

    @Override
    public Optional<PoolInForce> find(PoolName name) {
        return pool.filter(found -> found.name().equals(name));
    }

    @Override
    public synchronized void keyRecorded(AgentId agent, String fingerprint, Instant at) {
        keysTold.add(agent + " " + fingerprint);
    }

    private static void requireWritten(WriteResult result) {
        if (!(result instanceof WriteResult.Written)) {
            throw new AssertionError("the scene could not be set: " + result);
        }
    }

    /** The store as it is, but for what a test says. */
    static final class ScriptedAgentStore extends ForwardingAgentStore {
        boolean down;
        Runnable beforeRecordKey = () -> {};
        Optional<WriteResult> recordKeyAnswers = Optional.empty();

        ScriptedAgentStore(AgentStore real) {
            super(real);
        }

        @Override
        public Optional<Agent> read(PoolUid pool, AgentId agent) {
            if (down) {
                throw new StoreUnavailableException("down", null);
            }
            return super.read(pool, agent);
        }

        @Override
        public WriteResult recordKey(PoolUid pool, AgentId agent, String fingerprint, Instant at) {
            beforeRecordKey.run();
            WriteResult real = super.recordKey(pool, agent, fingerprint, at);
            return recordKeyAnswers.orElse(real);
        }
    }
}
