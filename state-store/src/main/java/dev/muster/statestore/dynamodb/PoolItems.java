package dev.muster.statestore.dynamodb;

import dev.muster.statestore.PoolItem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Pools as items that people write: read attribute by attribute, since any of them may hold anything. */
final class PoolItems {
    private PoolItems() {}

    static PoolItem read(Map<String, AttributeValue> item) {
        return new PoolItem(
                Objects.requireNonNull(item.get("name"), "the key of every item")
                        .s(),
                SpecAttribute.toTree(item.get("spec")),
                wholeNumber(item.get("generation")),
                instant(item.get("updatedAt")),
                text(item.get("updatedBy")));
    }

    static Map<String, AttributeValue> write(PoolItem pool) {
        Map<String, AttributeValue> item = new TreeMap<>(Fields.none()
                .with("name", pool.name())
                .with("generation", pool.generation())
                .with("updatedAt", pool.updatedAt())
                .with("updatedBy", pool.updatedBy())
                .toAttribute()
                .m());
        item.put("spec", SpecAttribute.toAttribute(pool.spec()));
        return item;
    }

    private static @Nullable Long wholeNumber(@Nullable AttributeValue value) {
        try {
            return value == null || value.n() == null ? null : Long.valueOf(value.n());
        } catch (NumberFormatException fraction) {
            return null;
        }
    }

    private static @Nullable Instant instant(@Nullable AttributeValue value) {
        String text = text(value);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException otherText) {
            return null;
        }
    }

    private static @Nullable String text(@Nullable AttributeValue value) {
        return value == null ? null : value.s();
    }
}
