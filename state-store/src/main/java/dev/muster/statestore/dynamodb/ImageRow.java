package dev.muster.statestore.dynamodb;

import dev.muster.model.agent.PoolUid;
import dev.muster.model.demand.Capabilities;
import dev.muster.model.observed.LearnedImage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What was learned of one image. It goes after a year, by when nobody runs that image, or it is quickly learned again. */
record ImageRow(StateKey key, LearnedImage learned) {
    private static final Duration KEPT = Duration.ofDays(365);
    private static final Attributes<ImageRow, Draft> ATTRIBUTES = new Attributes<>(ImageRow.class, Draft.class);

    static final TableSchema<ImageRow> SCHEMA = StaticImmutableTableSchema.builder(ImageRow.class, Draft.class)
            .newItemBuilder(Draft::new, Draft::finish)
            .attributes(ATTRIBUTES.keys(ImageRow::key))
            .addAttribute(ATTRIBUTES.schema())
            .addAttribute(ATTRIBUTES.of(
                    "image", String.class, row -> row.learned.image(), (draft, image) -> draft.image = image))
            .addAttribute(ATTRIBUTES.of(
                    "digest", String.class, row -> row.learned.digest(), (draft, digest) -> draft.digest = digest))
            .addAttribute(ATTRIBUTES.of(
                    "learnedAt", Instant.class, row -> row.learned.learnedAt(), (draft, at) -> draft.learnedAt = at))
            .addAttribute(ATTRIBUTES.of(
                    "capabilities", new NativeAttribute(), ImageRow::capabilities, Draft::setCapabilities))
            .addAttribute(
                    ATTRIBUTES.of(StateTables.EXPIRES_AT, Long.class, ImageRow::expiresAt, (draft, derived) -> {}))
            .build();

    static ImageRow of(PoolUid pool, LearnedImage learned) {
        return new ImageRow(StateKey.image(pool, learned.image()), learned);
    }

    private AttributeValue capabilities() {
        Map<String, AttributeValue> values = new TreeMap<>();
        learned.capabilities().asMap().forEach((name, value) -> values.put(name, AttributeValue.fromS(value)));
        return AttributeValue.fromM(values);
    }

    private Long expiresAt() {
        return learned.learnedAt().plus(KEPT).getEpochSecond();
    }

    static final class Draft extends KeyDraft {
        private @Nullable String image;
        private @Nullable String digest;
        private @Nullable Instant learnedAt;
        private @Nullable Capabilities capabilities;

        private void setCapabilities(AttributeValue value) {
            Map<String, String> texts = new TreeMap<>();
            value.m().forEach((name, text) -> texts.put(name, Objects.requireNonNull(text.s(), name)));
            capabilities = Capabilities.of(texts);
        }

        private ImageRow finish() {
            return new ImageRow(
                    key(),
                    new LearnedImage(
                            Objects.requireNonNull(image, "image"),
                            digest,
                            Objects.requireNonNull(capabilities, "capabilities"),
                            Objects.requireNonNull(learnedAt, "learnedAt")));
        }
    }
}
