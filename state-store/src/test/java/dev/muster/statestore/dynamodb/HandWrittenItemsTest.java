package dev.muster.statestore.dynamodb;

import static dev.muster.statestore.Samples.FIRST;
import static dev.muster.statestore.Samples.POOL;
import static dev.muster.statestore.Samples.agentId;
import static dev.muster.statestore.Samples.claims;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.model.agent.Agent;
import dev.muster.model.pool.CapacityOption;
import dev.muster.model.pool.SpecProblem;
import dev.muster.model.pool.SpecReader;
import dev.muster.model.pool.SpecReading;
import dev.muster.model.pool.SpecTree;
import dev.muster.statestore.NewerSchemaException;
import dev.muster.statestore.PoolItem;
import dev.muster.statestore.Stores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items as people or other versions of ours may leave them. */
class HandWrittenItemsTest {
    private final LocalDynamoDb dynamoDb = LocalDynamoDb.empty();
    private final Stores stores = dynamoDb.stores();

    @Test
    void a_pool_with_nothing_but_its_name_is_listed() {
        writePool(Map.of("name", text("bare")));
        assertThat(stores.pools().list()).containsExactly(new PoolItem("bare", SpecTree.nothing(), null, null, null));
    }

    @Test
    void attributes_of_wrong_types_are_taken_as_not_written() {
        writePool(Map.of(
                "name", text("odd"),
                "spec", text("{\"cluster\": \"agents\"}"),
                "generation", text("seven"),
                "updatedAt", text("yesterday"),
                "updatedBy", number("3"),
                "comment", text("do not touch")));
        assertThat(stores.pools().list())
                .containsExactly(new PoolItem("odd", SpecTree.text("{\"cluster\": \"agents\"}"), null, null, null));
    }

    @ParameterizedTest
    @MethodSource
    void generations_that_are_no_whole_number_are_taken_as_not_written(AttributeValue generation) {
        writePool(Map.of("name", text("odd"), "generation", generation));
        assertThat(stores.pools().list()).extracting(PoolItem::generation).containsOnlyNulls();
    }

    static Stream<AttributeValue> generations_that_are_no_whole_number_are_taken_as_not_written() {
        return Stream.of(number("1.5"), number("1E30"), AttributeValue.fromNul(true), AttributeValue.fromBool(true));
    }

    @ParameterizedTest
    @MethodSource("unsupported")
    void types_that_a_spec_cannot_hold_are_wrong_wherever_they_stand(String type, AttributeValue value) {
        assertThat(problems("cluster", value)).contains("spec.cluster");
        assertThat(problems("paused", value)).contains("spec.paused");
        assertThat(problems("network", map("subnets", value))).contains("spec.network.subnets");
        assertThat(problems("limits", map("maxAgents", value))).contains("spec.limits.maxAgents");
        AttributeValue template = map("capabilities", value);
        assertThat(problems("templates", AttributeValue.fromL(List.of(template))))
                .contains("spec.templates[0].capabilities[\"DynamoDB type " + type + "\"]");
    }

    static Stream<Arguments> unsupported() {
        return Stream.of(
                Arguments.of("SS", AttributeValue.fromSs(List.of("subnet-1"))),
                Arguments.of("NS", AttributeValue.fromNs(List.of("1"))),
                Arguments.of("B", AttributeValue.fromB(SdkBytes.fromUtf8String("x"))),
                Arguments.of("BS", AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("x")))));
    }

    @Test
    void a_spec_as_deep_as_dynamodb_allows_is_read() {
        AttributeValue deep = text("bottom");
        for (int level = 0; level < 30; level++) {
            deep = map("deeper", deep);
        }
        writePool(Map.of("name", text("deep"), "spec", deep));
        SpecTree read = stores.pools().list().getFirst().spec();
        assertThat(SpecAttribute.toAttribute(read)).isEqualTo(deep);
    }

    @Test
    void a_tree_deeper_than_anything_real_is_cut() {
        AttributeValue deep = text("bottom");
        for (int level = 0; level < 2_000; level++) {
            deep = AttributeValue.fromL(List.of(deep));
        }
        assertThat(SpecAttribute.toTree(deep).toString())
                .contains("more than 40 levels")
                .doesNotContain("bottom");
    }

    @ParameterizedTest
    @MethodSource
    void an_agent_that_cannot_be_read_is_named_and_hides_no_other(
            String attribute, AttributeValue garbage, String why) {
        stores.agents().claim(POOL, stores.fences().acquire(POOL, "replica-a"), claims(1, 3));
        overwrite(attribute, garbage);
        assertThat(stores.agents().load(POOL)).extracting(Agent::id).containsExactly(agentId(2), agentId(3));
        assertThat(stores.agents().read(POOL, FIRST)).isEmpty();
        assertThat(dynamoDb.complaints())
                .hasSize(2)
                .allSatisfy(complaint -> assertThat(complaint)
                        .startsWith(StateKey.agent(POOL, FIRST) + ": ")
                        .contains(why));
    }

    static Stream<Arguments> an_agent_that_cannot_be_read_is_named_and_hides_no_other() {
        return Stream.of(
                Arguments.of("phase", text("DREAMING"), "DREAMING"),
                Arguments.of("phase", AttributeValue.fromNul(true), "phase is missing"),
                Arguments.of("timeline", text("long ago"), "a timeline is a list, not S"),
                Arguments.of("timeline", AttributeValue.fromL(List.of(text("x"))), "a map was expected, not S"),
                Arguments.of("task", map("arn", text("arn:aws:ecs")), "cluster is missing"),
                Arguments.of("served", number("-1"), "at least 1"),
                Arguments.of("revision", text("many"), ""));
    }

    @Test
    void an_agent_written_before_there_were_capacity_options_is_read_without_one() {
        stores.agents().claim(POOL, stores.fences().acquire(POOL, "replica-a"), claims(1, 1));
        assertThat(stores.agents().read(POOL, FIRST)).map(Agent::capacity).contains(CapacityOption.FARGATE);

        overwrite("capacity", AttributeValue.fromNul(true));
        assertThat(stores.agents().read(POOL, FIRST))
                .hasValueSatisfying(agent -> assertThat(agent.capacity()).isNull());
    }

    @Test
    void an_agent_of_a_newer_release_is_named_and_keeps_this_one_off_the_pool() {
        stores.agents().claim(POOL, stores.fences().acquire(POOL, "replica-a"), claims(1, 3));
        overwrite("schema", number("2"));

        assertThatThrownBy(() -> stores.agents().load(POOL))
                .isInstanceOf(NewerSchemaException.class)
                .hasMessageContaining("schema 2 is newer than 1");
        assertThatThrownBy(() -> stores.agents().read(POOL, FIRST)).isInstanceOf(NewerSchemaException.class);
        assertThat(dynamoDb.complaints())
                .hasSize(2)
                .allSatisfy(complaint -> assertThat(complaint).startsWith(StateKey.agent(POOL, FIRST) + ": "));
    }

    @Test
    void an_agent_with_a_name_that_is_none_hides_no_other() {
        stores.agents().claim(POOL, stores.fences().acquire(POOL, "replica-a"), claims(1, 1));
        Map<String, AttributeValue> copy = new LinkedHashMap<>(dynamoDb.item(StateKey.agent(POOL, FIRST)));
        copy.put("sk", text("AGENT#who knows"));
        writeState(copy);
        assertThat(stores.agents().load(POOL)).extracting(Agent::id).containsExactly(FIRST);
        assertThat(dynamoDb.complaints()).singleElement().asString().contains("'who knows' is not an agent's id");
    }

    private List<String> problems(String field, AttributeValue value) {
        writePool(Map.of("name", text("odd"), "spec", map(field, value)));
        SpecReading reading = SpecReader.read(stores.pools().list().getFirst().spec());
        assertThat(reading).isInstanceOf(SpecReading.Invalid.class);
        return ((SpecReading.Invalid) reading)
                .problems().stream()
                        .map(SpecProblem::path)
                        .map(Object::toString)
                        .toList();
    }

    private void overwrite(String attribute, AttributeValue value) {
        Map<String, AttributeValue> item = new LinkedHashMap<>(dynamoDb.item(StateKey.agent(POOL, FIRST)));
        item.put(attribute, value);
        writeState(item);
    }

    private void writeState(Map<String, AttributeValue> item) {
        dynamoDb.client()
                .putItem(put -> put.tableName(dynamoDb.tables().state()).item(item));
    }

    private void writePool(Map<String, AttributeValue> item) {
        dynamoDb.client()
                .putItem(put -> put.tableName(dynamoDb.tables().pools()).item(item));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue number(String value) {
        return AttributeValue.fromN(value);
    }

    private static AttributeValue map(String name, AttributeValue value) {
        return AttributeValue.fromM(Map.of(name, value));
    }
}
