package dev.muster.statestore.dynamodb;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.AttributeConverter;
import software.amazon.awssdk.enhanced.dynamodb.mapper.ImmutableAttribute;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTag;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags;

/**
 * Declares the attributes of one kind of row.
 *
 * @param <T> the row
 * @param <B> its builder
 */
record Attributes<T, B extends KeyDraft>(Class<T> row, Class<B> builder) {
    /** The version of the layout that this code writes, and the newest that it reads. */
    static final int SCHEMA = 1;

    static final String SCHEMA_ATTRIBUTE = "schema";
    private static final StaticAttributeTag PARTITION = StaticAttributeTags.primaryPartitionKey();
    private static final StaticAttributeTag SORT = StaticAttributeTags.primarySortKey();

    List<ImmutableAttribute<T, B, ?>> keys(Function<T, StateKey> key) {
        return List.of(
                of("pk", String.class, row -> key.apply(row).pk(), (draft, pk) -> draft.pk = pk, PARTITION),
                of("sk", String.class, row -> key.apply(row).sk(), (draft, sk) -> draft.sk = sk, SORT));
    }

    /** The layout's version on everything that is put. */
    ImmutableAttribute<T, B, Integer> schema() {
        return of(SCHEMA_ATTRIBUTE, Integer.class, row -> SCHEMA, (draft, version) -> {});
    }

    <R> ImmutableAttribute<T, B, R> of(
            String name,
            Class<R> type,
            Function<T, @Nullable R> get,
            BiConsumer<B, R> set,
            StaticAttributeTag... tags) {
        return ImmutableAttribute.builder(row, builder, type)
                .name(name)
                .getter(get)
                .setter(set)
                .tags(tags)
                .build();
    }

    <R> ImmutableAttribute<T, B, R> of(
            String name, AttributeConverter<R> converter, Function<T, @Nullable R> get, BiConsumer<B, R> set) {
        return ImmutableAttribute.builder(row, builder, converter.type())
                .name(name)
                .getter(get)
                .setter(set)
                .attributeConverter(converter)
                .build();
    }
}
