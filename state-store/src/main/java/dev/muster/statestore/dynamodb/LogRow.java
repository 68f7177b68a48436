package dev.muster.statestore.dynamodb;

import dev.muster.model.agent.PoolUid;
import dev.muster.statestore.DecisionLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An entry of the decision log. */
record LogRow(StateKey key, DecisionLog.Entry entry) {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Attributes<LogRow, Draft> ATTRIBUTES = new Attributes<>(LogRow.class, Draft.class);

    static final TableSchema<LogRow> SCHEMA = StaticImmutableTableSchema.builder(LogRow.class, Draft.class)
            .newItemBuilder(Draft::new, Draft::finish)
            .attributes(ATTRIBUTES.keys(LogRow::key))
            .addAttribute(ATTRIBUTES.schema())
            .addAttribute(ATTRIBUTES.of("at", Instant.class, row -> row.entry.at(), (draft, at) -> draft.at = at))
            .addAttribute(ATTRIBUTES.of("lines", new NativeAttribute(), LogRow::lines, Draft::setLines))
            .addAttribute(ATTRIBUTES.of(StateTables.EXPIRES_AT, Long.class, LogRow::expiresAt, (draft, derived) -> {}))
            .build();

    static LogRow of(PoolUid pool, DecisionLog.Entry entry, int sequence) {
        return new LogRow(StateKey.logEntry(pool, entry.at(), sequence), entry);
    }

    private AttributeValue lines() {
        return AttributeValue.fromL(
                entry.lines().stream().map(AttributeValue::fromS).toList());
    }

    private Long expiresAt() {
        return entry.at().plus(KEPT).getEpochSecond();
    }

    static final class Draft extends KeyDraft {
        private @Nullable Instant at;
        private @Nullable List<String> lines;

        private void setLines(AttributeValue value) {
            lines = value.l().stream().map(AttributeValue::s).toList();
        }

        private LogRow finish() {
            return new LogRow(
                    key(),
                    new DecisionLog.Entry(Objects.requireNonNull(at, "at"), Objects.requireNonNull(lines, "lines")));
        }
    }
}
