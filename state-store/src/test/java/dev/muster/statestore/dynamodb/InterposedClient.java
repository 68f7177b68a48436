package dev.muster.statestore.dynamodb;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Somebody else comes between what a writer reads and what it writes, each time. */
final class InterposedClient implements DynamoDbClient {
    private final DynamoDbClient client;
    private final Runnable between;

    InterposedClient(DynamoDbClient client, Runnable between) {
        this.client = client;
        this.between = between;
    }

    /** Puts that item, whatever stands there. */
    static Runnable put(LocalDynamoDb dynamoDb, Map<String, AttributeValue> item) {
        return () -> dynamoDb.client()
                .putItem(put -> put.tableName(dynamoDb.tables().pools()).item(item));
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        return client.getItem(request);
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        between.run();
        return client.updateItem(request);
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
        between.run();
        return client.deleteItem(request);
    }

    @Override
    public String serviceName() {
        return client.serviceName();
    }

    @Override
    public void close() {}
}
