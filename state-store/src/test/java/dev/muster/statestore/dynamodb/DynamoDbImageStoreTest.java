package dev.muster.statestore.dynamodb;

import dev.muster.statestore.ImageStoreContract;
import dev.muster.statestore.Stores;

class DynamoDbImageStoreTest extends ImageStoreContract {
    @Override
    protected Stores stores() {
        return LocalDynamoDb.empty().stores();
    }
}
