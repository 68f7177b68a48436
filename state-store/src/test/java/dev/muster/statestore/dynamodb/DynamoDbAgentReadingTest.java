package dev.muster.statestore.dynamodb;

import dev.muster.statestore.AgentReadingContract;
import dev.muster.statestore.Stores;

class DynamoDbAgentReadingTest extends AgentReadingContract {
    @Override
    protected Stores stores() {
        return LocalDynamoDb.empty().stores();
    }
}
