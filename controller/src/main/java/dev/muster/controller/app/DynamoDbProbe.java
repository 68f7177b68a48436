package dev.muster.controller.app;

import dev.muster.statestore.StoreUnavailableException;
import dev.muster.statestore.dynamodb.StateTables;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads an item that is never there: half a read unit, and it needs no permission that the stores do not need as well. */
final class DynamoDbProbe implements StoreProbe {
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final AttributeValue NOWHERE = AttributeValue.fromS("PROBE");

    private final DynamoDbClient client;
    private final StateTables tables;

    DynamoDbProbe(DynamoDbClient client, StateTables tables) {
        this.client = client;
        this.tables = tables;
    }

    @Override
    public void ask() {
        try {
            client.getItem(get -> get.tableName(tables.state())
                    .key(Map.of("pk", NOWHERE, "sk", NOWHERE))
                    .overrideConfiguration(call -> call.apiCallTimeout(LONGEST)));
        } catch (SdkException away) {
            throw new StoreUnavailableException("the table " + tables.state() + " could not be read", away);
        }
    }
}
