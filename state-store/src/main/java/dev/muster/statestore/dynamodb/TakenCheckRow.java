package dev.muster.statestore.dynamodb;

import dev.muster.statestore.CheckTicket;
import java.time.Duration;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/**
 * That a check was taken; stays when it is answered, so that a repeat is recognised. Apart from what is pending, which is
 * read again and again. Only its key is ever looked at.
 *
 * @param expiresAt epoch seconds
 */
record TakenCheckRow(StateKey key, Long expiresAt) {
    /** Longer than anybody asks the same check again. */
    private static final Duration KEPT = Duration.ofDays(3);

    private static final Attributes<TakenCheckRow, KeyDraft> ATTRIBUTES =
            new Attributes<>(TakenCheckRow.class, KeyDraft.class);

    static final TableSchema<TakenCheckRow> SCHEMA = StaticImmutableTableSchema.builder(
                    TakenCheckRow.class, KeyDraft.class)
            .attributes(ATTRIBUTES.keys(TakenCheckRow::key))
            .addAttribute(ATTRIBUTES.schema())
            .addAttribute(
                    ATTRIBUTES.of(StateTables.EXPIRES_AT, Long.class, TakenCheckRow::expiresAt, (draft, derived) -> {}))
            .build();

    static TakenCheckRow of(CheckTicket ticket) {
        return new TakenCheckRow(
                StateKey.takenCheck(ticket.id()), ticket.deadline().plus(KEPT).getEpochSecond());
    }
}
