package dev.muster.statestore.dynamodb;

import dev.muster.model.agent.Claim;
import dev.muster.model.agent.ClientToken;
import dev.muster.model.agent.FrozenRequest;
import dev.muster.model.agent.Phase;
import dev.muster.model.agent.PoolUid;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/**
 * A frozen request's item; long gone before anybody would look back at it, since its token is worthless after an hour.
 *
 * @param expiresAt epoch seconds
 */
record ClaimRow(
        StateKey key, FrozenRequest request, @Nullable Long expiresAt) {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Attributes<ClaimRow, Draft> ATTRIBUTES = new Attributes<>(ClaimRow.class, Draft.class);

    static final TableSchema<ClaimRow> SCHEMA = StaticImmutableTableSchema.builder(ClaimRow.class, Draft.class)
            .newItemBuilder(Draft::new, Draft::finish)
            .attributes(ATTRIBUTES.keys(ClaimRow::key))
            .addAttribute(ATTRIBUTES.schema())
            .addAttribute(ATTRIBUTES.of(
                    "cluster", String.class, row -> row.request.cluster(), (draft, cluster) -> draft.cluster = cluster))
            .addAttribute(ATTRIBUTES.of(
                    "token",
                    String.class,
                    row -> row.request.token().value(),
                    (draft, token) -> draft.token = new ClientToken(token)))
            .addAttribute(
                    ATTRIBUTES.of("body", String.class, row -> row.request.body(), (draft, body) -> draft.body = body))
            .addAttribute(ATTRIBUTES.of(
                    StateTables.EXPIRES_AT,
                    Long.class,
                    ClaimRow::expiresAt,
                    (draft, expiresAt) -> draft.expiresAt = expiresAt))
            .build();

    static ClaimRow of(PoolUid pool, Claim claim) {
        Long expiresAt = claim.agent()
                .timeline()
                .at(Phase.CLAIMED)
                .map(claimed -> claimed.plus(KEPT).getEpochSecond())
                .orElse(null);
        return new ClaimRow(StateKey.claim(pool, claim.agent().id()), claim.request(), expiresAt);
    }

    static final class Draft extends KeyDraft {
        private @Nullable String cluster;
        private @Nullable ClientToken token;
        private @Nullable String body;
        private @Nullable Long expiresAt;

        private ClaimRow finish() {
            return new ClaimRow(
                    key(),
                    new FrozenRequest(
                            Objects.requireNonNull(cluster, "cluster"),
                            Objects.requireNonNull(token, "token"),
                            Objects.requireNonNull(body, "body")),
                    expiresAt);
        }
    }
}
