package dev.muster.statestore.dynamodb;

import dev.muster.model.agent.PoolUid;
import dev.muster.statestore.DecisionLog;
import dev.muster.statestore.StoreComplaints;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.model.PutItemEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Decisions in DynamoDB: a partition per pool and day, each entry for 30 days. */
public final class DynamoDbDecisionLog implements DecisionLog {
    /** Entries of one instant; more of them mean that something is badly wrong, and are let go. */
    private static final int MAX_PER_INSTANT = 20;

    private final StateItems items;
    private final DynamoDbTable<LogRow> log;
    private final StoreComplaints complaints;

    public DynamoDbDecisionLog(DynamoDbClient client, StateTables tables, StoreComplaints complaints) {
        this.items = new StateItems(client, tables, complaints);
        this.log = items.as(LogRow.SCHEMA);
        this.complaints = complaints;
    }

    @Override
    public void append(PoolUid pool, Instant at, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        Entry entry = Entry.capped(at, lines);
        try {
            for (int sequence = 0; sequence < MAX_PER_INSTANT; sequence++) {
                if (putIfNew(LogRow.of(pool, entry, sequence))) {
                    return;
                }
            }
            complaints.about(StateKey.logDay(pool, at), "more entries at " + at + " than are kept");
        } catch (SdkException failure) {
            complaints.about(StateKey.logDay(pool, at), "an entry was not kept: " + failure.getMessage());
        }
    }

    @Override
    public List<Entry> newest(PoolUid pool, Instant day, int limit) {
        return items.last(StateKey.logDay(pool, day), limit, LogRow.SCHEMA).stream()
                .map(LogRow::entry)
                .toList();
    }

    private boolean putIfNew(LogRow row) {
        try {
            log.putItem(PutItemEnhancedRequest.builder(LogRow.class)
                    .item(row)
                    .conditionExpression(Condition.isNew())
                    .build());
            return true;
        } catch (ConditionalCheckFailedException taken) {
            return false;
        }
    }
}
