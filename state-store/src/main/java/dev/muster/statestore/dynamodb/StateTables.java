package dev.muster.statestore.dynamodb;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/**
 * The two tables.
 *
 * @param pools what people edit: one item per pool, key {@code name}
 * @param state what the controller keeps: key {@code pk}, {@code sk}; an item expires at {@code expiresAt}
 */
public record StateTables(String pools, String state) {
    /** Index of {@code state} from a served request to its agent; only agents that were given one stand in it. */
    static final String SERVED_INDEX = "served";

    static final String SERVED_KEY = "servedKey";
    static final String EXPIRES_AT = "expiresAt";

    /** @param prefix put before both names, to keep several installations apart; may be empty */
    public static StateTables withPrefix(String prefix) {
        return new StateTables(prefix + "muster-pools", prefix + "muster-state");
    }

    /** Makes what is missing and waits until it can be used; for local runs, since elsewhere infrastructure makes tables. */
    public void createIfMissing(DynamoDbClient client) {
        create(client, poolsDefinition());
        create(client, stateDefinition());
        letExpire(client);
    }

    /** How to make the table of pools: on demand, nothing but the key, and a stream that names the items edited. */
    public CreateTableRequest poolsDefinition() {
        return CreateTableRequest.builder()
                .tableName(pools)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(text("name"))
                .keySchema(key("name", KeyType.HASH))
                .streamSpecification(stream -> stream.streamEnabled(true).streamViewType(StreamViewType.KEYS_ONLY))
                .build();
    }

    /** How to make the table of state: on demand, with its one index. Expiry is switched on separately. */
    public CreateTableRequest stateDefinition() {
        return CreateTableRequest.builder()
                .tableName(state)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(text("pk"), text("sk"), text(SERVED_KEY))
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                .globalSecondaryIndexes(served())
                .build();
    }

    private static GlobalSecondaryIndex served() {
        return GlobalSecondaryIndex.builder()
                .indexName(SERVED_INDEX)
                .keySchema(key(SERVED_KEY, KeyType.HASH))
                .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                .build();
    }

    private static void create(DynamoDbClient client, CreateTableRequest definition) {
        List<String> known = client.listTablesPaginator().tableNames().stream().toList();
        if (!known.contains(definition.tableName())) {
            try {
                client.createTable(definition);
            } catch (ResourceInUseException madeMeanwhile) {
                // Somebody else was faster, which is as good.
            }
        }
        client.waiter().waitUntilTableExists(table -> table.tableName(definition.tableName()));
    }

    private void letExpire(DynamoDbClient client) {
        TimeToLiveStatus status = client.describeTimeToLive(table -> table.tableName(state))
                .timeToLiveDescription()
                .timeToLiveStatus();
        if (status == TimeToLiveStatus.DISABLED) {
            client.updateTimeToLive(table -> table.tableName(state)
                    .timeToLiveSpecification(
                            expiry -> expiry.attributeName(EXPIRES_AT).enabled(true)));
        }
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
