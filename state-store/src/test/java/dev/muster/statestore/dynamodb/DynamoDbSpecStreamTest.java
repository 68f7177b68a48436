package dev.muster.statestore.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.pool.SpecTree;
import dev.muster.statestore.PoolItem;
import dev.muster.statestore.SpecStream;
import dev.muster.statestore.SpecStream.News;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** The engine's own stream. */
class DynamoDbSpecStreamTest {
    private final LocalDynamoDb dynamoDb = LocalDynamoDb.empty();
    private final SpecStream stream =
            new DynamoDbSpecStream(dynamoDb.client(), LocalDynamoDb.streams(), dynamoDb.tables());

    @Test
    void at_first_everything_may_have_been_missed_and_then_nothing_is_new() {
        put("before");
        assertThat(stream.next()).isInstanceOf(News.Missed.class);
        assertThat(stream.next()).isEqualTo(new News.Quiet());
    }

    @Test
    void items_written_changed_and_removed_are_named() {
        stream.next();
        put("linux");
        assertThat(await(News.Edited.class::isInstance)).isEqualTo(new News.Edited(List.of("linux")));
        dynamoDb.client()
                .updateItem(update -> update.tableName(dynamoDb.tables().pools())
                        .key(Map.of("name", AttributeValue.fromS("linux")))
                        .updateExpression("SET spec = :spec")
                        .expressionAttributeValues(Map.of(":spec", AttributeValue.fromS("none"))));
        assertThat(await(News.Edited.class::isInstance)).isEqualTo(new News.Edited(List.of("linux")));
        dynamoDb.client()
                .deleteItem(delete ->
                        delete.tableName(dynamoDb.tables().pools()).key(Map.of("name", AttributeValue.fromS("linux"))));
        assertThat(await(News.Edited.class::isInstance)).isEqualTo(new News.Edited(List.of("linux")));
    }

    @Test
    void a_table_without_a_stream_says_so_and_is_followed_once_it_has_one() {
        enable(false);
        assertThat(stream.next()).isInstanceOf(News.Absent.class);
        enable(true);
        assertThat(stream.next()).isInstanceOf(News.Missed.class);
        put("linux");
        assertThat(await(News.Edited.class::isInstance)).isEqualTo(new News.Edited(List.of("linux")));
    }

    @Test
    void a_stream_that_was_switched_off_and_on_again_is_followed_under_its_new_name() {
        stream.next();
        enable(false);
        enable(true);
        put("while nobody looked");
        assertThat(await(News.Missed.class::isInstance)).isInstanceOf(News.Missed.class);
        put("linux");
        assertThat(await(News.Edited.class::isInstance)).isEqualTo(new News.Edited(List.of("linux")));
    }

    @Test
    void a_table_that_is_not_there_has_no_stream() {
        SpecStream nowhere = new DynamoDbSpecStream(
                dynamoDb.client(), LocalDynamoDb.streams(), StateTables.withPrefix("nobody-made-"));
        assertThat(nowhere.next()).isInstanceOf(News.Absent.class);
    }

    /** Looks until news of that kind come; the engine tells of an edit a little later. */
    private News await(Predicate<News> wanted) {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        List<News> heard = new ArrayList<>();
        do {
            News news = stream.next();
            if (wanted.test(news)) {
                return news;
            }
            heard.add(news);
        } while (System.nanoTime() < until);
        throw new AssertionError("heard only " + heard.stream().distinct().toList());
    }

    private void put(String name) {
        dynamoDb.stores().pools().put(new PoolItem(name, SpecTree.mapping(), null, null, null));
    }

    private void enable(boolean enabled) {
        dynamoDb.client()
                .updateTable(update -> update.tableName(dynamoDb.tables().pools())
                        .streamSpecification(stream -> {
                            stream.streamEnabled(enabled);
                            if (enabled) {
                                stream.streamViewType(StreamViewType.KEYS_ONLY);
                            }
                        }));
    }
}
