package dev.muster.statestore.dynamodb;

import java.time.Instant;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.UpdateBehavior;

/**
 * What the bootstrap writes into an agent's item; the first time of a key stays. Only written: read with the
 * {@linkplain AgentRow item}.
 */
record KeyRow(StateKey key, String fingerprint, Instant at) {
    private static final Attributes<KeyRow, KeyDraft> ATTRIBUTES = new Attributes<>(KeyRow.class, KeyDraft.class);

    static final TableSchema<KeyRow> SCHEMA = StaticImmutableTableSchema.builder(KeyRow.class, KeyDraft.class)
            .attributes(ATTRIBUTES.keys(KeyRow::key))
            .addAttribute(ATTRIBUTES.of("keyFingerprint", String.class, KeyRow::fingerprint, (draft, text) -> {}))
            .addAttribute(ATTRIBUTES.of(
                    "keyAt",
                    Instant.class,
                    KeyRow::at,
                    (draft, at) -> {},
                    StaticAttributeTags.updateBehavior(UpdateBehavior.WRITE_IF_NOT_EXISTS)))
            .build();
}
