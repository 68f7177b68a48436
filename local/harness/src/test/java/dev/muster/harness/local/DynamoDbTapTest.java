package dev.muster.harness.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.simulator.http.LoopbackServer;
import dev.muster.statestore.dynamodb.StateTables;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

class DynamoDbTapTest {
    private static final StateTables TABLES = StateTables.withPrefix("tap-");

    private static LocalDynamoDb engine;
    private static DynamoDbTap tap;
    private static LoopbackServer server;
    private static DynamoDbClient client;
    private static final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    static void start() {
        engine = LocalDynamoDb.start();
        tap = new DynamoDbTap(engine.uri());
        server = LoopbackServer.start(
                "dynamodb", tap, (name, request, response) -> heard.add(request.body() + response.body()));
        client = LocalClients.dynamoDb(server.uri(), "eu-west-1");
        TABLES.createIfMissing(client);
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
        tap.close();
        engine.close();
    }

    @Test
    void a_write_is_counted_once_and_a_refused_one_not_at_all() {
        long before = tap.writtenItems();

        put("one", "attribute_not_exists(#n)");
        assertThatThrownBy(() -> put("one", "attribute_not_exists(#n)"))
                .isInstanceOf(ConditionalCheckFailedException.class);

        assertThat(tap.writtenItems() - before).isEqualTo(1);
    }

    @Test
    void a_transaction_is_counted_by_its_items() {
        long before = tap.writtenItems();

        client.transactWriteItems(request -> request.transactItems(
                TransactWriteItem.builder()
                        .put(put -> put.tableName(TABLES.pools()).item(pool("two")))
                        .build(),
                TransactWriteItem.builder()
                        .put(put -> put.tableName(TABLES.pools()).item(pool("three")))
                        .build()));

        assertThat(tap.writtenItems() - before).isEqualTo(2);
    }

    @Test
    void what_passes_is_unchanged_whatever_its_letters_and_is_overheard() {
        put("grüße ☃", "attribute_not_exists(#n)");

        Map<String, AttributeValue> found = client.getItem(
                        request -> request.tableName(TABLES.pools()).key(pool("grüße ☃")))
                .item();

        assertThat(found).isEqualTo(pool("grüße ☃"));
        assertThat(heard).anyMatch(text -> text.contains("grüße ☃"));
    }

    @Test
    void an_engine_that_is_away_looks_like_a_service_that_is_away() {
        try (DynamoDbTap alone = new DynamoDbTap(URI.create("http://127.0.0.1:1"))) {
            var request = new dev.muster.simulator.http.HttpRequest("POST", "/", "", Collections.emptyMap(), "{}");

            assertThat(alone.handle(request).status()).isEqualTo(503);
        }
    }

    private static void put(String name, String condition) {
        client.putItem(request -> request.tableName(TABLES.pools())
                .item(pool(name))
                .conditionExpression(condition)
                .expressionAttributeNames(Collections.singletonMap("#n", "name")));
    }

    private static Map<String, AttributeValue> pool(String name) {
        return Collections.singletonMap("name", AttributeValue.fromS(name));
    }
}
