package dev.muster.harness.wire;

import dev.muster.harness.local.LocalClouds;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The pools' items as somebody edits them with the AWS CLI: native maps, one {@code UpdateItem} an edit. */
final class PoolTable implements AutoCloseable {
    private final DynamoDbClient client;

    PoolTable(URI dynamoDb, String region) {
        client = DynamoDbClient.builder()
                .endpointOverride(dynamoDb)
                .region(Region.of(region))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /** Applies an update expression that has no values. */
    void edit(String pool, String update) {
        client.updateItem(request ->
                request.tableName(LocalClouds.TABLES.pools()).key(key(pool)).updateExpression(update));
    }

    /** Applies an update expression with its values. */
    void edit(String pool, String update, Map<String, AttributeValue> values) {
        client.updateItem(request -> request.tableName(LocalClouds.TABLES.pools())
                .key(key(pool))
                .updateExpression(update)
                .expressionAttributeValues(values));
    }

    /** Applies an update expression with names in it that are reserved words. */
    void edit(String pool, String update, Map<String, String> names, Map<String, AttributeValue> values) {
        client.updateItem(request -> request.tableName(LocalClouds.TABLES.pools())
                .key(key(pool))
                .updateExpression(update)
                .expressionAttributeNames(names)
                .expressionAttributeValues(values));
    }

    void setMaxAgents(String pool, int most) {
        edit(
                pool,
                "SET spec.limits.maxAgents = :most",
                Collections.singletonMap(":most", AttributeValue.fromN(Integer.toString(most))));
    }

    /** Puts an item as it is, whatever stood there. */
    void put(Map<String, AttributeValue> item) {
        client.putItem(request -> request.tableName(LocalClouds.TABLES.pools()).item(item));
    }

    /** The item as it stands. */
    Map<String, AttributeValue> item(String pool) {
        return new TreeMap<>(client.getItem(request -> request.tableName(LocalClouds.TABLES.pools())
                        .key(key(pool))
                        .consistentRead(true))
                .item());
    }

    /** Declares another pool with the spec of one that is there. */
    void copy(String pool, String name) {
        Map<String, AttributeValue> item = item(pool);
        item.put("name", AttributeValue.fromS(name));
        put(item);
    }

    void remove(String pool) {
        client.deleteItem(
                request -> request.tableName(LocalClouds.TABLES.pools()).key(key(pool)));
    }

    /** Everything in a table. */
    List<Map<String, AttributeValue>> items(String table) {
        return client.scanPaginator(request -> request.tableName(table)).items().stream()
                .toList();
    }

    @Override
    public void close() {
        client.close();
    }

    private static Map<String, AttributeValue> key(String pool) {
        return Collections.singletonMap("name", AttributeValue.fromS(pool));
    }
}
