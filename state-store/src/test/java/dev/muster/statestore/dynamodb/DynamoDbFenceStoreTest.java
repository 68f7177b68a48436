package dev.muster.statestore.dynamodb;

import dev.muster.statestore.FenceStoreContract;
import dev.muster.statestore.Stores;

class DynamoDbFenceStoreTest extends FenceStoreContract {
    @Override
    protected Stores stores() {
        return LocalDynamoDb.empty().stores();
    }
}
