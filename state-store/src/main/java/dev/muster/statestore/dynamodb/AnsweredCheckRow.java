package dev.muster.statestore.dynamodb;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/** What is deleted from a check's item when it is answered: an attribute without a value is removed by an update. */
record AnsweredCheckRow(StateKey key) {
    private static final Attributes<AnsweredCheckRow, KeyDraft> ATTRIBUTES =
            new Attributes<>(AnsweredCheckRow.class, KeyDraft.class);

    static final TableSchema<AnsweredCheckRow> SCHEMA = StaticImmutableTableSchema.builder(
                    AnsweredCheckRow.class, KeyDraft.class)
            .attributes(ATTRIBUTES.keys(AnsweredCheckRow::key))
            .addAttribute(ATTRIBUTES.of("wrappedKey", String.class, row -> nothing(), (draft, text) -> {}))
            .addAttribute(ATTRIBUTES.of("sealed", String.class, row -> nothing(), (draft, text) -> {}))
            .build();

    private static @Nullable String nothing() {
        return null;
    }
}
