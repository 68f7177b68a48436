package dev.muster.statestore.dynamodb;

import static dev.muster.statestore.Samples.FIRST;
import static dev.muster.statestore.Samples.POOL;
import static dev.muster.statestore.Samples.START;
import static dev.muster.statestore.Samples.after;
import static dev.muster.statestore.Samples.agentId;
import static dev.muster.statestore.Samples.claim;
import static dev.muster.statestore.Samples.stoppedTask;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.agent.Phase;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.demand.Capabilities;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.LearnedImage;
import dev.muster.model.pool.Condition;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.PoolStatus;
import dev.muster.model.pool.SpecTree;
import dev.muster.statestore.Fence;
import dev.muster.statestore.PoolItem;
import dev.muster.statestore.Stores;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a release does for a pool, one of everything it keeps. The items under {@code items/} are what earlier releases wrote
 * when they did this; once a release is out, nothing here changes that has its items there.
 */
final class ReleaseScenario {
    static final AgentId GONE = FIRST;
    static final AgentId LIVING = agentId(2);
    static final SpecTree SPEC = SpecTree.mapping()
            .with("cluster", "agents")
            .with("limits", SpecTree.mapping().with("maxAgents", 20))
            .with("paused", false)
            .with("templates", SpecTree.sequence(SpecTree.mapping().with("name", "linux-large")));
    static final LearnedImage IMAGE = new LearnedImage(
            "registry.example/agents/linux:4.255.0",
            "sha256:" + "0123456789abcdef".repeat(4),
            Capabilities.of(new TreeMap<>(Map.of("Agent.Version", "4.255.0"))),
            after(60));

    private ReleaseScenario() {}

    static void play(Stores stores) {
        stores.pools().put(new PoolItem("builds", SPEC, 7L, START, "api"));
        stores.pools().installation(() -> new InstallationId("a1b2c3d4e5f6"));
        PoolUid pool = stores.pools().uid(new PoolName("builds"), () -> POOL);
        stores.pools().saveLastGood(pool, SPEC);
        Condition condition = new Condition(
                Condition.Type.Synced, Condition.Status.Unknown, "Reading", "ADO was not read yet.", START);
        stores.pools().saveStatus(pool, new PoolStatus(3, 2, 1, List.of(condition), after(1)));
        stores.images().keep(pool, IMAGE);
        stores.log().append(pool, START, List.of("launched one agent"));
        Fence fence = stores.fences().acquire(pool, "replica-a");
        stores.agents().claim(pool, fence, List.of(claim(GONE), claim(LIVING)));
        stores.agents().recordKey(pool, LIVING, "0123456789abcdef".repeat(4), after(35));
        stores.agents().recordTask(pool, GONE, stoppedTask(GONE, 9));
        stores.agents().recordKey(pool, GONE, "0123456789abcdef".repeat(4), after(35));
        Agent agent = stores.agents().read(pool, GONE).orElseThrow();
        long second = 40;
        for (Phase phase : List.of(Phase.ONLINE, Phase.BUSY, Phase.FINISHING, Phase.STOPPING, Phase.GONE)) {
            agent = agent.advancedTo(phase, after(second++));
        }
        stores.agents()
                .intend(
                        pool,
                        fence,
                        List.of(agent.withRegistration(123456)
                                .withServed(new RequestId(7654321))
                                .retiringBecause("The task ended before the agent was ready.")));
    }
}
