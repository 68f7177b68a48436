package dev.muster.statestore.dynamodb;

import dev.muster.model.agent.InstallationId;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.PoolStatus;
import dev.muster.model.pool.SpecTree;
import dev.muster.statestore.PoolItem;
import dev.muster.statestore.PoolStore;
import dev.muster.statestore.StoreComplaints;
import dev.muster.statestore.StoreUnavailableException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.model.PutItemEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Pools in DynamoDB: what people write in one table, what the controller keeps of it in the other. */
public final class DynamoDbPoolStore implements PoolStore {
    private final DynamoDbClient client;
    private final StateTables tables;
    private final StateItems items;
    private final DynamoDbTable<ValueRow> values;

    /** @param client with the SDK's own retries switched off, since a repeat is the caller's decision */
    public DynamoDbPoolStore(DynamoDbClient client, StateTables tables, StoreComplaints complaints) {
        this.client = client;
        this.tables = tables;
        this.items = new StateItems(client, tables, complaints);
        this.values = items.as(ValueRow.SCHEMA);
    }

    @Override
    public List<PoolItem> list() {
        return StateItems.answered(() ->
                client.scanPaginator(scan -> scan.tableName(tables.pools()).consistentRead(true)).items().stream()
                        .map(PoolItems::read)
                        .sorted(Comparator.comparing(PoolItem::name))
                        .toList());
    }

    @Override
    public void put(PoolItem item) {
        StateItems.answered(
                () -> client.putItem(put -> put.tableName(tables.pools()).item(PoolItems.write(item))));
    }

    @Override
    public InstallationId installation(Supplier<InstallationId> fresh) {
        return new InstallationId(
                madeOnce(StateKey.installation(), () -> fresh.get().value()));
    }

    @Override
    public PoolUid uid(PoolName name, Supplier<PoolUid> fresh) {
        return new PoolUid(madeOnce(StateKey.uid(name), () -> fresh.get().value()));
    }

    @Override
    public List<PoolName> everNamed() {
        return items.all(StateKey.POOL_NAMES, StateKey.NAME, ValueRow.SCHEMA).stream()
                .map(row -> new PoolName(StateKey.nameOf(row.key().sk())))
                .sorted()
                .toList();
    }

    @Override
    public void saveLastGood(PoolUid pool, SpecTree spec) {
        save(StateKey.lastGoodSpec(pool), SpecAttribute.toAttribute(spec));
    }

    @Override
    public Optional<SpecTree> lastGood(PoolUid pool) {
        return items.read(StateKey.lastGoodSpec(pool), ValueRow.SCHEMA).map(row -> SpecAttribute.toTree(row.value()));
    }

    @Override
    public void saveStatus(PoolUid pool, PoolStatus status) {
        save(StateKey.status(pool), StatusAttribute.of(status));
    }

    private void save(StateKey key, AttributeValue value) {
        StateItems.answered(() -> {
            values.putItem(new ValueRow(key, value));
            return key;
        });
    }

    /** Reads back after writing, because somebody else may have been faster. */
    private String madeOnce(StateKey key, Supplier<String> fresh) {
        return text(key).orElseGet(() -> {
            putIfNew(new ValueRow(key, AttributeValue.fromS(fresh.get())));
            return text(key)
                    .orElseThrow(() -> new StoreUnavailableException("the item " + key + " cannot be read", null));
        });
    }

    private Optional<String> text(StateKey key) {
        return items.read(key, ValueRow.SCHEMA).map(row -> row.value().s());
    }

    private void putIfNew(ValueRow row) {
        StateItems.answered(() -> {
            try {
                values.putItem(PutItemEnhancedRequest.builder(ValueRow.class)
                        .item(row)
                        .conditionExpression(Condition.isNew())
                        .build());
                return true;
            } catch (ConditionalCheckFailedException madeMeanwhile) {
                return false;
            }
        });
    }
}
