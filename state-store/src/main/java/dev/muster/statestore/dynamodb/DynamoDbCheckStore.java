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
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.model.PutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.UpdateItemEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Checks in DynamoDB, in one partition, so that one query finds those that are pending. */
public final class DynamoDbCheckStore implements CheckStore {
    private final StateItems items;
    private final DynamoDbTable<CheckRow> checks;
    private final DynamoDbTable<CheckLeaseRow> leases;
    private final DynamoDbTable<AnsweredCheckRow> answered;

    /** @param client with the SDK's own retries switched off and a short time-out, since somebody waits for {@link #add} */
    public DynamoDbCheckStore(DynamoDbClient client, StateTables tables, StoreComplaints complaints) {
        items = new StateItems(client, tables, complaints);
        checks = items.as(CheckRow.SCHEMA);
        leases = items.as(CheckLeaseRow.SCHEMA);
        answered = items.as(AnsweredCheckRow.SCHEMA);
    }

    @Override
    public WriteResult add(PendingCheck check) {
        PutItemEnhancedRequest<CheckRow> put = PutItemEnhancedRequest.builder(CheckRow.class)
                .item(CheckRow.of(check))
                .conditionExpression(Condition.isNew())
                .build();
        return Written.by(() -> checks.putItem(put), List.of());
    }

    @Override
    public WriteResult lease(CheckId check, CheckLease next) {
        CheckLeaseRow row = new CheckLeaseRow(StateKey.check(check), next);
        return updated(leases, CheckLeaseRow.class, row, Condition.pendingAt(next.revision() - 1));
    }

    @Override
    public WriteResult finish(CheckId check) {
        AnsweredCheckRow row = new AnsweredCheckRow(StateKey.check(check));
        return updated(answered, AnsweredCheckRow.class, row, Condition.isThere());
    }

    @Override
    public List<PendingCheck> pending() {
        return items.all(StateKey.CHECKS, StateKey.CHECK, CheckRow.SCHEMA).stream()
                .flatMap(row -> row.pending().stream())
                .sorted(Comparator.comparing(check -> check.ticket().acceptedAt()))
                .toList();
    }

    private static <T> WriteResult updated(DynamoDbTable<T> table, Class<T> type, T row, Expression condition) {
        UpdateItemEnhancedRequest<T> update = UpdateItemEnhancedRequest.builder(type)
                .item(row)
                .conditionExpression(condition)
                .returnValues(ReturnValue.NONE)
                .build();
        return Written.by(() -> table.updateItem(update), List.of());
    }
}
