package dev.muster.statestore.dynamodb;

import dev.muster.model.agent.PoolUid;
import dev.muster.statestore.Fence;
import dev.muster.statestore.FenceStore;
import dev.muster.statestore.StoreComplaints;
import dev.muster.statestore.StoreUnavailableException;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** Fences in DynamoDB. */
public final class DynamoDbFenceStore implements FenceStore {
    private static final int MAX_ATTEMPTS = 5;

    private final StateItems items;
    private final DynamoDbTable<FenceRow> fences;

    /** @param client with the SDK's own retries switched off: a repeat of an unanswered hand-over would count twice */
    public DynamoDbFenceStore(DynamoDbClient client, StateTables tables, StoreComplaints complaints) {
        items = new StateItems(client, tables, complaints);
        fences = items.as(FenceRow.SCHEMA);
    }

    @Override
    public Fence acquire(PoolUid pool, String owner) {
        FenceRow row = new FenceRow(StateKey.fence(pool), owner, null);
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            Optional<Fence> taken = take(row);
            if (taken.isPresent()) {
                return taken.get();
            }
        }
        throw new StoreUnavailableException(
                "other transactions held the fence of " + pool + " " + MAX_ATTEMPTS + " times", null);
    }

    @Override
    public Optional<Fence> current(PoolUid pool) {
        return items.read(StateKey.fence(pool), FenceRow.SCHEMA).map(FenceRow::fence);
    }

    /** Empty if a transaction of the former owner was just checking the fence. */
    private Optional<Fence> take(FenceRow row) {
        return StateItems.answered(() -> {
            try {
                return Optional.of(fences.updateItem(row).fence());
            } catch (TransactionConflictException checkedMeanwhile) {
                return Optional.empty();
            }
        });
    }
}
