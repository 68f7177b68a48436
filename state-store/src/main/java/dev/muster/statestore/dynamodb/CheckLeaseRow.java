package dev.muster.statestore.dynamodb;

import dev.muster.statestore.CheckLease;
import java.time.Instant;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/** The lease in a check's item. Only written: read with the {@linkplain CheckRow item}. */
record CheckLeaseRow(StateKey key, CheckLease lease) {
    private static final Attributes<CheckLeaseRow, KeyDraft> ATTRIBUTES =
            new Attributes<>(CheckLeaseRow.class, KeyDraft.class);

    static final TableSchema<CheckLeaseRow> SCHEMA = StaticImmutableTableSchema.builder(
                    CheckLeaseRow.class, KeyDraft.class)
            .attributes(ATTRIBUTES.keys(CheckLeaseRow::key))
            .addAttribute(ATTRIBUTES.of("owner", String.class, row -> row.lease.owner(), (draft, owner) -> {}))
            .addAttribute(ATTRIBUTES.of("leasedUntil", Instant.class, row -> row.lease.until(), (draft, until) -> {}))
            .addAttribute(ATTRIBUTES.of("revision", Long.class, row -> row.lease.revision(), (draft, number) -> {}))
            .build();
}
