package dev.muster.statestore.dynamodb;

import dev.muster.statestore.DecisionLogContract;
import dev.muster.statestore.Stores;

class DynamoDbDecisionLogTest extends DecisionLogContract {
    @Override
    protected Stores stores() {
        return LocalDynamoDb.empty().stores();
    }
}
