package dev.muster.statestore.dynamodb;

import dev.muster.statestore.IntentionContract;
import dev.muster.statestore.Stores;

class DynamoDbIntentionTest extends IntentionContract {
    @Override
    protected Stores stores() {
        return LocalDynamoDb.empty().stores();
    }
}
