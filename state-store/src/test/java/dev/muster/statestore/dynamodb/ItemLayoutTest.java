package dev.muster.statestore.dynamodb;

import static dev.muster.statestore.Samples.FIRST;
import static dev.muster.statestore.Samples.POOL;
import static dev.muster.statestore.Samples.START;
import static dev.muster.statestore.Samples.after;
import static dev.muster.statestore.Samples.agentId;
import static dev.muster.statestore.Samples.claim;
import static dev.muster.statestore.Samples.stoppedTask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.RequestId;
import dev.muster.model.pool.Condition;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.PoolStatus;
import dev.muster.model.pool.SpecTree;
import dev.muster.statestore.Fence;
import dev.muster.statestore.Stores;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;

/** The layout that other tools and later versions rely on. */
class ItemLayoutTest {
    private static final long MAX_AGENT_BYTES = 2048;

    private final LocalDynamoDb dynamoDb = LocalDynamoDb.empty();
    private final Stores stores = dynamoDb.stores();
    private final Fence fence = stores.fences().acquire(POOL, "replica-a");

    @Test
    void tables_that_are_there_already_are_left_as_they_are() {
        dynamoDb.tables().createIfMissing(dynamoDb.client());
        assertThat(stores.fences().current(POOL)).contains(fence);
    }

    @Test
    void items_of_state_expire_by_their_attribute() {
        TimeToLiveDescription expiry = dynamoDb.client()
                .describeTimeToLive(table -> table.tableName(dynamoDb.tables().state()))
                .timeToLiveDescription();
        assertThat(expiry.timeToLiveStatusAsString()).isEqualTo("ENABLED");
        assertThat(expiry.attributeName()).isEqualTo("expiresAt");
    }

    @Test
    void every_item_of_state_stands_under_its_key_and_names_its_schema() {
        stores.agents().claim(POOL, fence, List.of(claim(FIRST)));
        stores.pools().installation(() -> new InstallationId("a1b2c3d4e5f6"));
        stores.pools().uid(new PoolName("builds"), () -> POOL);
        stores.pools().saveLastGood(POOL, SpecTree.mapping());
        stores.pools().saveStatus(POOL, new PoolStatus(0, 0, 0, List.of(), START));
        stores.log().append(POOL, START, List.of("launched one agent"));
        List<Map<String, AttributeValue>> items = dynamoDb.allState();
        assertThat(items)
                .extracting(item ->
                        value(item, "pk").s() + " | " + value(item, "sk").s())
                .containsExactlyInAnyOrder(
                        "POOL#k3v9x2m7q4w8z1n5 | AGENT#builds_1_1",
                        "POOL#k3v9x2m7q4w8z1n5 | CLAIM#builds_1_1",
                        "POOL#k3v9x2m7q4w8z1n5 | FENCE",
                        "POOL#k3v9x2m7q4w8z1n5 | SPEC",
                        "POOL#k3v9x2m7q4w8z1n5 | STATUS",
                        "INSTALLATION | INSTALLATION",
                        "POOLNAMES | NAME#builds",
                        "LOG#k3v9x2m7q4w8z1n5#2026-11-21 | 10:00:00.123456000-0000");
        assertThat(items).allSatisfy(item -> assertThat(value(item, "schema")).isEqualTo(AttributeValue.fromN("1")));
    }

    @Test
    void a_claim_expires_after_a_day_and_an_entry_of_the_log_after_thirty() {
        stores.agents().claim(POOL, fence, List.of(claim(FIRST)));
        stores.log().append(POOL, START, List.of("launched one agent"));
        assertThat(expiry(StateKey.claim(POOL, FIRST))).isEqualTo(secondsAfterStart(Duration.ofDays(1)));
        assertThat(expiry(StateKey.logEntry(POOL, START, 0))).isEqualTo(secondsAfterStart(Duration.ofDays(30)));
    }

    @Test
    void an_agent_expires_seven_days_after_it_is_gone_and_never_before() {
        stores.agents().claim(POOL, fence, List.of(claim(FIRST)));
        intend(stored().advancedTo(Phase.BUSY, after(1)));
        assertThat(dynamoDb.item(StateKey.agent(POOL, FIRST))).doesNotContainKey("expiresAt");
        intend(stored().advancedTo(Phase.GONE, after(2)));
        assertThat(expiry(StateKey.agent(POOL, FIRST)))
                .isEqualTo(secondsAfterStart(Duration.ofDays(7).plusSeconds(2)));
    }

    @Test
    void the_agent_that_a_request_was_given_is_found_by_that_request() {
        stores.agents().claim(POOL, fence, List.of(claim(FIRST), claim(agentId(2))));
        intend(stored().withServed(new RequestId(99)));
        List<Map<String, AttributeValue>> found = dynamoDb.client()
                .query(query -> query.tableName(dynamoDb.tables().state())
                        .indexName("served")
                        .keyConditionExpression("servedKey = :request")
                        .expressionAttributeValues(
                                Map.of(":request", AttributeValue.fromS("POOL#k3v9x2m7q4w8z1n5#99"))))
                .items();
        assertThat(found)
                .singleElement()
                .satisfies(item -> assertThat(value(item, "sk").s()).isEqualTo("AGENT#builds_1_1"));
    }

    @Test
    void an_agent_with_a_whole_life_behind_it_is_small() {
        stores.agents().claim(POOL, fence, List.of(claim(FIRST)));
        stores.agents().recordTask(POOL, FIRST, stoppedTask(FIRST, 9));
        stores.agents().recordKey(POOL, FIRST, "0123456789abcdef".repeat(4), after(35));
        Agent agent = stored();
        long second = 40;
        for (Phase phase : Phase.values()) {
            agent = agent.advancedTo(phase, after(second++));
        }
        intend(agent.withRegistration(123456)
                .withServed(new RequestId(7654321))
                .retiringBecause("The task ended before the agent was ready: Essential container in task exited."));
        assertThat(stored().phase()).isEqualTo(Phase.GONE);
        assertThat(bytes(dynamoDb.item(StateKey.agent(POOL, FIRST)))).isBetween(1_000L, MAX_AGENT_BYTES);
    }

    @Test
    void a_status_is_a_map_that_people_can_read() {
        Condition condition = new Condition(
                Condition.Type.Synced, Condition.Status.Unknown, "Reading", "ADO was not read yet.", START);
        stores.pools().saveStatus(POOL, new PoolStatus(3, 2, 1, List.of(condition), after(1)));
        Map<String, AttributeValue> status =
                value(dynamoDb.item(StateKey.status(POOL)), "value").m();
        assertThat(value(status, "waiting").n()).isEqualTo("3");
        assertThat(value(status, "live").n()).isEqualTo("2");
        assertThat(value(status, "busy").n()).isEqualTo("1");
        assertThat(value(status, "at").s()).isEqualTo(after(1).toString());
        assertThat(value(value(status, "conditions").l().getFirst().m(), "reason")
                        .s())
                .isEqualTo("Reading");
    }

    @Test
    void more_agents_than_one_page_holds_are_all_loaded() {
        String longName = "x".repeat(30_000);
        for (long first = 1; first <= 51; first += 25) {
            stores.agents()
                    .claim(
                            POOL,
                            fence,
                            LongStream.range(first, first + 25)
                                    .mapToObj(request -> claim(agentId(request), longName))
                                    .toList());
        }
        assertThat(stores.agents().load(POOL))
                .extracting(Agent::id)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 75)
                        .mapToObj(request -> agentId(request))
                        .toList());
    }

    private Agent stored() {
        return stores.agents().read(POOL, FIRST).orElseThrow();
    }

    private void intend(Agent agent) {
        stores.agents().intend(POOL, fence, List.of(agent));
    }

    private long expiry(StateKey key) {
        return Long.parseLong(value(dynamoDb.item(key), "expiresAt").n());
    }

    private static long secondsAfterStart(Duration duration) {
        return START.plus(duration).getEpochSecond();
    }

    private static AttributeValue value(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), name);
    }

    /** As DynamoDB counts: names and texts by their bytes, a number by half its digits, three bytes per list or map. */
    private static long bytes(Map<String, AttributeValue> fields) {
        return fields.entrySet().stream()
                .mapToLong(field -> field.getKey().length() + bytes(field.getValue()))
                .sum();
    }

    private static long bytes(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s().length();
            case N -> value.n().length() / 2 + 2;
            case M -> 3 + value.m().size() + bytes(value.m());
            case L ->
                3 + value.l().stream().mapToLong(element -> 1 + bytes(element)).sum();
            default -> 1;
        };
    }
}
