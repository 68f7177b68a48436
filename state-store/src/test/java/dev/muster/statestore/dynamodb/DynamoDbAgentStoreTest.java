package dev.muster.statestore.dynamodb;

import dev.muster.statestore.AgentStoreContract;
import dev.muster.statestore.Stores;

class DynamoDbAgentStoreTest extends AgentStoreContract {
    @Override
    protected Stores stores() {
        return LocalDynamoDb.empty().stores();
    }
}
