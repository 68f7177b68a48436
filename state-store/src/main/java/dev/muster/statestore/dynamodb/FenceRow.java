package dev.muster.statestore.dynamodb;

import dev.muster.statestore.Fence;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/**
 * A pool's fence.
 *
 * @param epoch counted by DynamoDB itself at each update, so that no two owners can be given the same; null when written
 */
record FenceRow(StateKey key, String owner, @Nullable Long epoch) {
    private static final Attributes<FenceRow, Draft> ATTRIBUTES = new Attributes<>(FenceRow.class, Draft.class);

    static final TableSchema<FenceRow> SCHEMA = StaticImmutableTableSchema.builder(FenceRow.class, Draft.class)
            .newItemBuilder(Draft::new, Draft::finish)
            .attributes(ATTRIBUTES.keys(FenceRow::key))
            .addAttribute(ATTRIBUTES.schema())
            .addAttribute(ATTRIBUTES.of("owner", String.class, FenceRow::owner, (draft, owner) -> draft.owner = owner))
            .addAttribute(ATTRIBUTES.of(
                    "epoch",
                    Long.class,
                    FenceRow::epoch,
                    (draft, epoch) -> draft.epoch = epoch,
                    StaticAttributeTags.atomicCounter(1, 1)))
            .build();

    Fence fence() {
        return new Fence(owner, Objects.requireNonNull(epoch, "epoch"));
    }

    static final class Draft extends KeyDraft {
        private @Nullable String owner;
        private @Nullable Long epoch;

        private FenceRow finish() {
            return new FenceRow(key(), Objects.requireNonNull(owner, "owner"), Objects.requireNonNull(epoch, "epoch"));
        }
    }
}
