package dev.muster.statestore.dynamodb;

import dev.muster.statestore.NewerSchemaException;
import dev.muster.statestore.StoreComplaints;
import dev.muster.statestore.StoreUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.extensions.AtomicCounterExtension;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactWriteItemsEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The items of {@code muster-state}. Reads are consistent and go item by item, because the enhanced client gives up a
 * whole page for one item that it cannot map.
 */
final class StateItems {
    private final DynamoDbClient client;
    private final DynamoDbEnhancedClient enhanced;
    private final String table;
    private final StoreComplaints complaints;

    StateItems(DynamoDbClient client, StateTables tables, StoreComplaints complaints) {
        this.client = client;
        this.enhanced = DynamoDbEnhancedClient.builder()
                .dynamoDbClient(client)
                .extensions(AtomicCounterExtension.builder().build())
                .build();
        this.table = tables.state();
        this.complaints = complaints;
    }

    <T> DynamoDbTable<T> as(TableSchema<T> schema) {
        return enhanced.table(table, schema);
    }

    void transact(TransactWriteItemsEnhancedRequest transaction) {
        enhanced.transactWriteItems(transaction);
    }

    /** The item; empty if there is none, or none that can be read. Refuses items of a newer schema, as {@link #all} does. */
    <T> Optional<T> read(StateKey key, TableSchema<T> schema) {
        Map<String, AttributeValue> item = answered(() -> client.getItem(
                        get -> get.tableName(table).key(key.toAttributes()).consistentRead(true))
                .item());
        return item.isEmpty() ? Optional.empty() : understood(item, schema).findFirst();
    }

    /**
     * Every item of the partition whose sort key begins so, page by page.
     *
     * @throws NewerSchemaException if one of them was written by a newer release
     */
    <T> List<T> all(String partition, String sortPrefix, TableSchema<T> schema) {
        Map<String, AttributeValue> values = partitionValue(partition);
        values.put(":prefix", AttributeValue.fromS(sortPrefix));
        QueryRequest query = query(values)
                .keyConditionExpression("pk = :pk AND begins_with(sk, :prefix)")
                .build();
        return answered(() -> client.queryPaginator(query).items().stream()
                .flatMap(item -> understood(item, schema))
                .toList());
    }

    /** The last items of the partition, from the last one back. */
    <T> List<T> last(String partition, int limit, TableSchema<T> schema) {
        QueryRequest query = query(partitionValue(partition))
                .keyConditionExpression("pk = :pk")
                .scanIndexForward(false)
                .limit(limit)
                .build();
        return answered(() -> client.queryPaginator(query).items().stream()
                .flatMap(item -> readable(item, schema))
                .limit(limit)
                .toList());
    }

    /** The keys of the items that an index holds under that value; the index may lag behind the items. */
    List<StateKey> keysIn(String index, String attribute, String value) {
        Map<String, AttributeValue> values = new TreeMap<>();
        values.put(":value", AttributeValue.fromS(value));
        QueryRequest query = QueryRequest.builder()
                .tableName(table)
                .indexName(index)
                .keyConditionExpression(attribute + " = :value")
                .expressionAttributeValues(values)
                .build();
        return answered(() ->
                client.queryPaginator(query).items().stream().map(StateKey::of).toList());
    }

    /** @throws StoreUnavailableException if DynamoDB gives no answer to work with */
    static <R> R answered(Supplier<R> call) {
        try {
            return call.get();
        } catch (SdkException failure) {
            throw new StoreUnavailableException("DynamoDB gave no answer: " + failure.getMessage(), failure);
        }
    }

    private QueryRequest.Builder query(Map<String, AttributeValue> values) {
        return QueryRequest.builder()
                .tableName(table)
                .expressionAttributeValues(values)
                .consistentRead(true);
    }

    private static Map<String, AttributeValue> partitionValue(String partition) {
        Map<String, AttributeValue> values = new TreeMap<>();
        values.put(":pk", AttributeValue.fromS(partition));
        return values;
    }

    private <T> Stream<T> understood(Map<String, AttributeValue> item, TableSchema<T> schema) {
        try {
            refuseNewer(item.get(Attributes.SCHEMA_ATTRIBUTE));
        } catch (NewerSchemaException newer) {
            complain(item, newer);
            throw newer;
        }
        return readable(item, schema);
    }

    private <T> Stream<T> readable(Map<String, AttributeValue> item, TableSchema<T> schema) {
        try {
            refuseNewer(item.get(Attributes.SCHEMA_ATTRIBUTE));
            return Stream.of(schema.mapToItem(item));
        } catch (RuntimeException garbage) {
            // Whatever somebody put there: the converters of the SDK throw what they like.
            complain(item, garbage);
            return Stream.empty();
        }
    }

    private void complain(Map<String, AttributeValue> item, RuntimeException problem) {
        complaints.about(
                StateKey.of(item).toString(), Objects.requireNonNullElse(problem.getMessage(), problem.toString()));
    }

    private static void refuseNewer(@Nullable AttributeValue version) {
        if (version == null || version.n() == null) {
            return;
        }
        String number = version.n();
        if (!number.matches("\\d{1,9}") || Integer.parseInt(number) > Attributes.SCHEMA) {
            throw new NewerSchemaException(
                    "schema " + number + " is newer than " + Attributes.SCHEMA + ", the newest known here");
        }
    }
}
