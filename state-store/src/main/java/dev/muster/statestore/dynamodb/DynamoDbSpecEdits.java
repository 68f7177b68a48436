package dev.muster.statestore.dynamodb;

import dev.muster.model.pool.PoolName;
import dev.muster.statestore.PoolItem;
import dev.muster.statestore.SpecEdits;
import dev.muster.statestore.WriteResult;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Edits in DynamoDB. Each reads the item, compares, and writes on the condition that spec and generation are still
 * those, attribute by attribute: an edit by hand bumps nothing, so content is all there is to go by.
 */
public final class DynamoDbSpecEdits implements SpecEdits {
    private final DynamoDbClient client;
    private final String table;

    /** @param client with the SDK's own retries switched off, since a repeat is the caller's decision */
    public DynamoDbSpecEdits(DynamoDbClient client, StateTables tables) {
        this.client = client;
        this.table = tables.pools();
    }

    @Override
    public Optional<PoolItem> find(PoolName pool) {
        return Optional.of(read(pool)).filter(item -> !item.isEmpty()).map(PoolItems::read);
    }

    @Override
    public Result write(Edit edit) {
        Map<String, AttributeValue> standing = read(edit.pool());
        if (!Objects.equals(hash(standing), edit.seen())) {
            return overtaken(standing);
        }
        Long before = standing.isEmpty() ? null : PoolItems.read(standing).generation();
        PoolItem fresh =
                new PoolItem(edit.pool().value(), edit.spec(), before == null ? 1 : before + 1, edit.at(), edit.by());
        SpecUpdate update = SpecUpdate.of(PoolItems.write(fresh), standing);
        return result(
                fresh,
                () -> client.updateItem(request -> request.tableName(table)
                        .key(key(edit.pool()))
                        .updateExpression(update.expression())
                        .conditionExpression(update.condition())
                        .expressionAttributeNames(update.names())
                        .expressionAttributeValues(update.values())));
    }

    @Override
    public Result remove(PoolName pool, String seen) {
        Map<String, AttributeValue> standing = read(pool);
        if (!Objects.equals(hash(standing), seen)) {
            return overtaken(standing);
        }
        SpecUpdate unchanged = SpecUpdate.nothingOn(standing);
        return result(
                PoolItems.read(standing),
                () -> client.deleteItem(request -> request.tableName(table)
                        .key(key(pool))
                        .conditionExpression(unchanged.condition())
                        .expressionAttributeNames(unchanged.names())
                        .expressionAttributeValues(unchanged.values().isEmpty() ? null : unchanged.values())));
    }

    private Result result(PoolItem item, Runnable write) {
        return switch (Written.by(write, Collections.emptyList())) {
            case WriteResult.Written written -> new Result.Applied(item);
            case WriteResult.Conflict conflict -> overtaken(read(new PoolName(item.name())));
            case WriteResult.Busy(String message) -> new Result.Busy(message);
            case WriteResult.Unknown(String message) -> new Result.Unknown(message);
            case WriteResult.Fenced fenced -> throw new IllegalStateException("specs stand behind no fence: " + fenced);
        };
    }

    private static Result overtaken(Map<String, AttributeValue> standing) {
        return new Result.Overtaken(standing.isEmpty() ? Optional.empty() : Optional.of(PoolItems.read(standing)));
    }

    private static @Nullable String hash(Map<String, AttributeValue> standing) {
        return standing.isEmpty()
                ? null
                : SpecAttribute.toTree(standing.get("spec")).contentHash();
    }

    /** The item with all its attributes; empty if there is none. */
    private Map<String, AttributeValue> read(PoolName pool) {
        return StateItems.answered(
                () -> client.getItem(get -> get.tableName(table).key(key(pool)).consistentRead(true))
                        .item());
    }

    private static Map<String, AttributeValue> key(PoolName pool) {
        Map<String, AttributeValue> key = new TreeMap<>();
        key.put("name", AttributeValue.fromS(pool.value()));
        return key;
    }
}
