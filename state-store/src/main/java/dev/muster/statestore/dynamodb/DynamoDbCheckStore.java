package dev.muster.statestore.dynamodb;

import dev.muster.statestore.CheckId;
import dev.muster.statestore.CheckLease;
import dev.muster.statestore.CheckStore;
import dev.muster.statestore.PendingCheck;
import dev.muster.statestore.StoreComplaints;
import dev.muster.statestore.WriteResult;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.model.DeleteItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactPutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactWriteItemsEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.UpdateItemEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Checks in DynamoDB. Those that wait are in one partition, so that one query finds them and nothing else. */
public final class DynamoDbCheckStore implements CheckStore {
    private final StateItems items;
    private final DynamoDbTable<TakenCheckRow> taken;
    private final DynamoDbTable<CheckRow> waiting;
    private final DynamoDbTable<CheckLeaseRow> leases;

    /** @param client with the SDK's own retries switched off and a short time-out, since somebody waits for {@link #add} */
    public DynamoDbCheckStore(DynamoDbClient client, StateTables tables, StoreComplaints complaints) {
        items = new StateItems(client, tables, complaints);
        taken = items.as(TakenCheckRow.SCHEMA);
        waiting = items.as(CheckRow.SCHEMA);
        leases = items.as(CheckLeaseRow.SCHEMA);
    }

    @Override
    public WriteResult add(PendingCheck check) {
        TransactWriteItemsEnhancedRequest both = TransactWriteItemsEnhancedRequest.builder()
                .addPutItem(
                        taken,
                        TransactPutItemEnhancedRequest.builder(TakenCheckRow.class)
                                .item(TakenCheckRow.of(check.ticket()))
                                .conditionExpression(Condition.isNew())
                                .build())
                .addPutItem(waiting, CheckRow.of(check))
                .build();
        WriteResult result = Written.by(() -> items.transact(both), List.of());
        // A first condition that fails is a fence everywhere else; here it says that the check was taken before.
        return result instanceof WriteResult.Fenced ? new WriteResult.Conflict(List.of()) : result;
    }

    @Override
    public WriteResult lease(CheckId check, CheckLease next) {
        UpdateItemEnhancedRequest<CheckLeaseRow> update = UpdateItemEnhancedRequest.builder(CheckLeaseRow.class)
                .item(new CheckLeaseRow(StateKey.check(check), next))
                .conditionExpression(Condition.atRevision(next.revision() - 1))
                .returnValues(ReturnValue.NONE)
                .build();
        return Written.by(() -> leases.updateItem(update), List.of());
    }

    @Override
    public WriteResult finish(CheckId check) {
        DeleteItemEnhancedRequest delete = DeleteItemEnhancedRequest.builder()
                .key(StateKey.check(check).toKey())
                .conditionExpression(Condition.isThere())
                .build();
        return Written.by(() -> waiting.deleteItem(delete), List.of());
    }

    @Override
    public List<PendingCheck> pending() {
        return items.all(StateKey.CHECKS, StateKey.CHECK, CheckRow.SCHEMA).stream()
                .map(CheckRow::check)
                .sorted(Comparator.comparing(check -> check.ticket().acceptedAt()))
                .toList();
    }
}
