package dev.muster.statestore.dynamodb;

import dev.muster.statestore.ClaimContract;
import dev.muster.statestore.Stores;

class DynamoDbClaimTest extends ClaimContract {
    @Override
    protected Stores stores() {
        return LocalDynamoDb.empty().stores();
    }
}
