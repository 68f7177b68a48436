package dev.muster.statestore.dynamodb;

import static dev.muster.statestore.Samples.POOL;
import static dev.muster.statestore.Samples.START;
import static dev.muster.statestore.Samples.after;
import static dev.muster.statestore.Samples.claim;
import static dev.muster.statestore.Samples.stoppedTask;
import static dev.muster.statestore.Samples.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.RequestId;
import dev.muster.model.pool.PoolName;
import dev.muster.statestore.DecisionLog;
import dev.muster.statestore.Fence;
import dev.muster.statestore.PoolItem;
import dev.muster.statestore.Stores;
import dev.muster.statestore.WriteResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Two releases run side by side during a deployment, and nobody converts anything: each reads what the other writes. What a
 * release does not know it neither minds nor touches; what it cannot go on without is under a newer {@code schema}, of which
 * it keeps its hands off.
 */
class ReleasesTest {
    private final LocalDynamoDb dynamoDb = LocalDynamoDb.empty();
    private final Stores stores = dynamoDb.stores();

    @ParameterizedTest
    @ValueSource(strings = "0.1")
    void what_an_earlier_release_wrote_is_read(String release) {
        WrittenItems.store(WrittenItems.by(release), dynamoDb);
        assertEverythingIsRead();
    }

    @ParameterizedTest
    @ValueSource(strings = "0.1")
    void what_a_later_release_adds_is_not_minded(String release) {
        Map<String, Map<String, AttributeValue>> items = WrittenItems.by(release);
        items.replaceAll((file, item) -> withAddition(item));
        WrittenItems.store(items, dynamoDb);
        assertEverythingIsRead();
    }

    @ParameterizedTest
    @ValueSource(strings = "0.1")
    void an_earlier_release_finds_everything_it_knows_in_what_this_one_writes(String release) {
        ReleaseScenario.play(stores);
        WrittenItems.by(release)
                .forEach((file, known) -> assertThat(holds(written(known), known))
                        .as("%s: %s has all of %s", file, written(known), known)
                        .isTrue());
    }

    @Test
    void what_a_later_release_added_to_an_agent_survives_every_write_of_this_one() {
        Fence fence = stores.fences().acquire(POOL, "replica-a");
        stores.agents().claim(POOL, fence, List.of(claim(ReleaseScenario.LIVING)));
        StateKey key = StateKey.agent(POOL, ReleaseScenario.LIVING);
        dynamoDb.client()
                .putItem(put -> put.tableName(dynamoDb.tables().state()).item(withAddition(dynamoDb.item(key))));
        stores.agents().recordTask(POOL, ReleaseScenario.LIVING, task(ReleaseScenario.LIVING, 3, "PENDING"));
        stores.agents().recordKey(POOL, ReleaseScenario.LIVING, "abcd", after(1));
        Agent stored = stores.agents().read(POOL, ReleaseScenario.LIVING).orElseThrow();
        assertThat(stores.agents().intend(POOL, fence, List.of(stored.advancedTo(Phase.ONLINE, after(2)))))
                .isEqualTo(new WriteResult.Written());
        assertThat(dynamoDb.item(key)).containsEntry("addedLater", AttributeValue.fromS("whatever it is"));
    }

    private void assertEverythingIsRead() {
        assertThat(stores.pools().list())
                .containsExactly(new PoolItem("builds", ReleaseScenario.SPEC, 7L, START, "api"));
        assertThat(stores.pools().installation(() -> new InstallationId("never asked for")))
                .isEqualTo(new InstallationId("a1b2c3d4e5f6"));
        assertThat(stores.pools().everNamed()).containsExactly(new PoolName("builds"));
        assertThat(stores.pools().uid(new PoolName("builds"), () -> {
                    throw new AssertionError("it was made before");
                }))
                .isEqualTo(POOL);
        assertThat(stores.pools().lastGood(POOL)).contains(ReleaseScenario.SPEC);
        assertThat(stores.images().learned(POOL)).containsExactly(ReleaseScenario.IMAGE);
        assertThat(stores.log().newest(POOL, START, 10))
                .containsExactly(new DecisionLog.Entry(START, List.of("launched one agent")));
        assertThat(stores.fences().current(POOL)).contains(new Fence("replica-a", 1));
        assertThat(stores.agents().frozenRequest(POOL, ReleaseScenario.LIVING))
                .contains(claim(ReleaseScenario.LIVING).request());
        assertAgentsAreRead();
        assertThat(dynamoDb.complaints()).isEmpty();
    }

    private void assertAgentsAreRead() {
        List<Agent> agents = stores.agents().load(POOL);
        assertThat(agents).extracting(Agent::id).containsExactly(ReleaseScenario.GONE, ReleaseScenario.LIVING);
        Agent gone = agents.getFirst();
        assertThat(gone.phase()).isEqualTo(Phase.GONE);
        assertThat(gone.task()).isEqualTo(stoppedTask(ReleaseScenario.GONE, 9));
        assertThat(gone.served()).isEqualTo(new RequestId(7654321));
        assertThat(gone.registrationId()).isEqualTo(123456);
        assertThat(gone.reason()).isEqualTo("The task ended before the agent was ready.");
        assertThat(gone.retiring()).isTrue();
        assertThat(gone.timeline().at(Phase.BUSY)).contains(after(41));
        assertThat(gone.revision()).isEqualTo(2);
        Agent living = agents.getLast();
        assertThat(living.phase()).isEqualTo(Phase.REGISTERING);
        assertThat(living.template()).isEqualTo("linux-large");
        assertThat(living.templateFingerprint()).isEqualTo("c0ffee");
        assertThat(living.cluster()).isEqualTo("agents");
        assertThat(living.keyFingerprint()).isEqualTo("0123456789abcdef".repeat(4));
        assertThat(living.epoch()).isEqualTo(1);
    }

    /** The item under the same key, as this release wrote it. */
    private Map<String, AttributeValue> written(Map<String, AttributeValue> known) {
        AttributeValue name = known.get("name");
        return known.containsKey("pk")
                ? dynamoDb.item(StateKey.of(known))
                : dynamoDb.client()
                        .getItem(get -> get.tableName(dynamoDb.tables().pools())
                                .key(Map.of("name", Objects.requireNonNull(name))))
                        .item();
    }

    /** Whether everything that is known stands there with the same value; there may be more. */
    private static boolean holds(Map<String, AttributeValue> written, Map<String, AttributeValue> known) {
        return known.entrySet().stream().allMatch(entry -> holds(written.get(entry.getKey()), entry.getValue()));
    }

    private static boolean holds(@Nullable AttributeValue written, AttributeValue known) {
        if (written != null && written.hasM() && known.hasM()) {
            return holds(written.m(), known.m());
        }
        return known.equals(written);
    }

    private static Map<String, AttributeValue> withAddition(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> extended = new TreeMap<>(item);
        extended.put("addedLater", AttributeValue.fromS("whatever it is"));
        AttributeValue task = extended.get("task");
        if (task != null) {
            Map<String, AttributeValue> longer = new TreeMap<>(task.m());
            longer.put("addedLater", AttributeValue.fromN("7"));
            extended.put("task", AttributeValue.fromM(longer));
        }
        return extended;
    }
}
