package dev.muster.statestore.dynamodb;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item that holds one value: an id as text, a spec or a status as a native map. */
record ValueRow(StateKey key, AttributeValue value) {
    private static final Attributes<ValueRow, Draft> ATTRIBUTES = new Attributes<>(ValueRow.class, Draft.class);

    static final TableSchema<ValueRow> SCHEMA = StaticImmutableTableSchema.builder(ValueRow.class, Draft.class)
            .newItemBuilder(Draft::new, Draft::finish)
            .attributes(ATTRIBUTES.keys(ValueRow::key))
            .addAttribute(ATTRIBUTES.schema())
            .addAttribute(ATTRIBUTES.of(
                    "value", new NativeAttribute(), ValueRow::value, (draft, value) -> draft.value = value))
            .build();

    static final class Draft extends KeyDraft {
        private @Nullable AttributeValue value;

        private ValueRow finish() {
            return new ValueRow(key(), Objects.requireNonNull(value, "value"));
        }
    }
}
