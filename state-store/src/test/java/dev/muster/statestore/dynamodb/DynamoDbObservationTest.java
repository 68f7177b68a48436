package dev.muster.statestore.dynamodb;

import dev.muster.statestore.ObservationContract;
import dev.muster.statestore.Stores;

class DynamoDbObservationTest extends ObservationContract {
    @Override
    protected Stores stores() {
        return LocalDynamoDb.empty().stores();
    }
}
