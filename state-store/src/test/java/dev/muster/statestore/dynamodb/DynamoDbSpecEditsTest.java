package dev.muster.statestore.dynamodb;

import static dev.muster.statestore.Samples.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.SpecTree;
import dev.muster.statestore.PoolItem;
import dev.muster.statestore.SpecEdits;
import dev.muster.statestore.SpecEdits.Edit;
import dev.muster.statestore.SpecEdits.Result;
import dev.muster.statestore.SpecEditsContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbSpecEditsTest extends SpecEditsContract {
    private static final PoolName POOL = new PoolName("linux");

    private final LocalDynamoDb dynamoDb = LocalDynamoDb.empty();
    private final SpecEdits edits = new DynamoDbSpecEdits(dynamoDb.client(), dynamoDb.tables());

    @Override
    protected Table table() {
        LocalDynamoDb empty = LocalDynamoDb.empty();
        return new Table(empty.stores().pools(), new DynamoDbSpecEdits(empty.client(), empty.tables()));
    }

    @ParameterizedTest
    @MethodSource
    void an_edit_by_hand_between_reading_and_writing_wins_and_is_told(Map<String, AttributeValue> byHand) {
        put(item(spec("first"), "7"));
        String seen = edits.find(POOL).orElseThrow().spec().contentHash();
        SpecEdits overtaken =
                new DynamoDbSpecEdits(new InterposedClient(dynamoDb.client(), () -> put(byHand)), dynamoDb.tables());

        Result result = overtaken.write(new Edit(POOL, seen, SpecTree.mapping(), START, "api"));
        assertThat(result).isEqualTo(new Result.Overtaken(edits.find(POOL)));
        assertThat(raw()).isEqualTo(byHand);

        put(item(spec("first"), "7"));
        assertThat(overtaken.remove(POOL, seen)).isEqualTo(new Result.Overtaken(edits.find(POOL)));
        assertThat(raw()).isEqualTo(byHand);
    }

    static Stream<Map<String, AttributeValue>> an_edit_by_hand_between_reading_and_writing_wins_and_is_told() {
        return Stream.of(
                item(spec("second"), "7"),
                item(spec("second"), "8"),
                item(spec("second"), null),
                item(spec("first"), "8"),
                item(spec("first"), null),
                item(AttributeValue.fromSs(List.of("no", "spec")), "7"),
                item(null, "7"),
                item(null, null));
    }

    @Test
    void an_edit_by_hand_of_nothing_that_counts_does_not_matter_and_is_kept() {
        put(item(spec("first"), "7"));
        String seen = edits.find(POOL).orElseThrow().spec().contentHash();
        Map<String, AttributeValue> commented = item(spec("first"), "7");
        commented.put("comment", AttributeValue.fromS("ask Ada before you touch this"));
        SpecEdits edited =
                new DynamoDbSpecEdits(new InterposedClient(dynamoDb.client(), () -> put(commented)), dynamoDb.tables());

        assertThat(edited.write(new Edit(POOL, seen, tree("second"), START, "api")))
                .isEqualTo(new Result.Applied(new PoolItem("linux", tree("second"), 8L, START, "api")));
        assertThat(raw())
                .containsEntry("comment", AttributeValue.fromS("ask Ada before you touch this"))
                .containsEntry("spec", spec("second"));
    }

    @Test
    void a_spec_that_is_created_meanwhile_is_not_written_over() {
        SpecEdits overtaken = new DynamoDbSpecEdits(
                new InterposedClient(dynamoDb.client(), () -> put(item(null, null))), dynamoDb.tables());
        assertThat(overtaken.write(new Edit(POOL, null, tree("second"), START, "api")))
                .isEqualTo(new Result.Overtaken(edits.find(POOL)));
        assertThat(raw()).isEqualTo(item(null, null));
    }

    @Test
    void a_spec_of_390_kilobytes_can_be_replaced_by_a_small_one() {
        put(item(spec("x".repeat(390 * 1024)), null));
        String seen = edits.find(POOL).orElseThrow().spec().contentHash();
        assertThat(edits.write(new Edit(POOL, seen, tree("second"), START, "api")))
                .isInstanceOf(Result.Applied.class);
        assertThat(raw()).containsEntry("spec", spec("second"));
    }

    @Test
    void of_twenty_edits_at_once_by_api_and_by_hand_none_is_lost() throws InterruptedException {
        put(item(AttributeValue.fromM(Map.of("marks", AttributeValue.fromL(List.of()))), "1"));
        List<Thread> authors = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String mark = Integer.toString(i);
            authors.add(Thread.ofVirtual().start(() -> markByApi("api" + mark)));
            authors.add(Thread.ofVirtual().start(() -> markByHand("hand" + mark)));
        }
        for (Thread author : authors) {
            author.join();
        }
        assertThat(marks(edits.find(POOL).orElseThrow().spec())).hasSize(20).doesNotHaveDuplicates();
        assertThat(raw()).containsEntry("generation", AttributeValue.fromN("11"));
    }

    /** As a client of the API does it: reads, changes, writes over what it read, and begins anew if that has changed. */
    private void markByApi(String mark) {
        Result result;
        do {
            SpecTree.Mapping standing =
                    (SpecTree.Mapping) edits.find(POOL).orElseThrow().spec();
            List<SpecTree> marks = new ArrayList<>(marks(standing));
            marks.add(SpecTree.text(mark));
            result = edits.write(new Edit(
                    POOL, standing.contentHash(), standing.with("marks", new SpecTree.Sequence(marks)), START, "api"));
        } while (!(result instanceof Result.Applied));
    }

    private void markByHand(String mark) {
        dynamoDb.client()
                .updateItem(update -> update.tableName(dynamoDb.tables().pools())
                        .key(Map.of("name", AttributeValue.fromS(POOL.value())))
                        .updateExpression("SET spec.marks = list_append(spec.marks, :mark)")
                        .expressionAttributeValues(
                                Map.of(":mark", AttributeValue.fromL(List.of(AttributeValue.fromS(mark))))));
    }

    private static List<SpecTree> marks(SpecTree spec) {
        SpecTree marks = ((SpecTree.Mapping) spec).fields().get("marks");
        return ((SpecTree.Sequence) Objects.requireNonNull(marks)).elements();
    }

    private void put(Map<String, AttributeValue> item) {
        InterposedClient.put(dynamoDb, item).run();
    }

    private Map<String, AttributeValue> raw() {
        return dynamoDb.client()
                .getItem(get -> get.tableName(dynamoDb.tables().pools())
                        .key(Map.of("name", AttributeValue.fromS(POOL.value()))))
                .item();
    }

    private static Map<String, AttributeValue> item(@Nullable AttributeValue spec, @Nullable String generation) {
        Map<String, AttributeValue> item = new TreeMap<>();
        item.put("name", AttributeValue.fromS(POOL.value()));
        if (spec != null) {
            item.put("spec", spec);
        }
        if (generation != null) {
            item.put("generation", AttributeValue.fromN(generation));
        }
        return item;
    }

    private static AttributeValue spec(String cluster) {
        return AttributeValue.fromM(Map.of("cluster", AttributeValue.fromS(cluster)));
    }

    private static SpecTree tree(String cluster) {
        return SpecTree.mapping().with("cluster", cluster);
    }
}
