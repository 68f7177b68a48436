package dev.muster.statestore.dynamodb;

import dev.muster.statestore.AdoptionContract;
import dev.muster.statestore.Stores;

class DynamoDbAdoptionTest extends AdoptionContract {
    @Override
    protected Stores stores() {
        return LocalDynamoDb.empty().stores();
    }
}
