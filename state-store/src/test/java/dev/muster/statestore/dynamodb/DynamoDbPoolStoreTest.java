package dev.muster.statestore.dynamodb;

import dev.muster.statestore.PoolStoreContract;
import dev.muster.statestore.Stores;

class DynamoDbPoolStoreTest extends PoolStoreContract {
    @Override
    protected Stores stores() {
        return LocalDynamoDb.empty().stores();
    }
}
