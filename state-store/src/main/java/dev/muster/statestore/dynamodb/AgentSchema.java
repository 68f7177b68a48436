package dev.muster.statestore.dynamodb;

import dev.muster.model.agent.Phase;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.ImmutableAttribute;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/** Which attributes an agent's item has, and which of them are the owner's. */
final class AgentSchema {
    private static final Attributes<AgentRow, AgentRow.Draft> ATTRIBUTES =
            new Attributes<>(AgentRow.class, AgentRow.Draft.class);

    private static final List<ImmutableAttribute<AgentRow, AgentRow.Draft, ?>> KEYS = ATTRIBUTES.keys(AgentRow::key);

    /** Written with the claim and never again. */
    private static final List<ImmutableAttribute<AgentRow, AgentRow.Draft, ?>> LASTING = List.of(
            ATTRIBUTES.schema(),
            ATTRIBUTES.of(
                    "template",
                    String.class,
                    row -> row.agent().template(),
                    (draft, template) -> draft.template = template),
            ATTRIBUTES.of(
                    "templateFingerprint",
                    String.class,
                    row -> row.agent().templateFingerprint(),
                    (draft, fingerprint) -> draft.templateFingerprint = fingerprint),
            ATTRIBUTES.of(
                    "cluster", String.class, row -> row.agent().cluster(), (draft, cluster) -> draft.cluster = cluster),
            ATTRIBUTES.of(
                    "capacity", String.class, AgentRow::capacity, (draft, capacity) -> draft.capacity = capacity));

    /** Written by the pool's owner. */
    private static final List<ImmutableAttribute<AgentRow, AgentRow.Draft, ?>> OWNED = List.of(
            ATTRIBUTES.of("phase", Phase.class, row -> row.agent().phase(), (draft, phase) -> draft.phase = phase),
            ATTRIBUTES.of("reason", String.class, row -> row.agent().reason(), (draft, why) -> draft.reason = why),
            ATTRIBUTES.of(
                    "retiring",
                    Boolean.class,
                    row -> row.agent().retiring(),
                    (draft, retiring) -> draft.retiring = retiring),
            ATTRIBUTES.of(
                    "timeline",
                    new TimelineAttribute(),
                    row -> row.agent().timeline(),
                    (draft, timeline) -> draft.timeline = timeline),
            ATTRIBUTES.of(
                    "registrationId",
                    Integer.class,
                    row -> row.agent().registrationId(),
                    (draft, registration) -> draft.registrationId = registration),
            ATTRIBUTES.of("served", Long.class, AgentRow::served, (draft, request) -> draft.served = request),
            ATTRIBUTES.of(
                    StateTables.SERVED_KEY,
                    String.class,
                    AgentRow::servedKey,
                    (draft, derived) -> {},
                    StaticAttributeTags.secondaryPartitionKey(StateTables.SERVED_INDEX)),
            ATTRIBUTES.of("epoch", Long.class, row -> row.agent().epoch(), (draft, epoch) -> draft.epoch = epoch),
            ATTRIBUTES.of(
                    "revision",
                    Long.class,
                    row -> row.agent().revision(),
                    (draft, revision) -> draft.revision = revision),
            ATTRIBUTES.of(StateTables.EXPIRES_AT, Long.class, AgentRow::expiresAt, (draft, derived) -> {}));

    /** Written by whoever observes; see {@link TaskRow} and {@link KeyRow}. */
    private static final List<ImmutableAttribute<AgentRow, AgentRow.Draft, ?>> OBSERVED = List.of(
            ATTRIBUTES.of("task", new TaskAttribute(), row -> row.agent().task(), (draft, task) -> draft.task = task),
            ATTRIBUTES.of("taskVersion", Long.class, AgentRow::taskVersion, (draft, derived) -> {}),
            ATTRIBUTES.of(
                    "keyFingerprint",
                    String.class,
                    row -> row.agent().keyFingerprint(),
                    (draft, fingerprint) -> draft.keyFingerprint = fingerprint),
            ATTRIBUTES.of("keyAt", Instant.class, AgentRow::keyAt, (draft, at) -> draft.keyAt = at));

    /** The whole item. */
    static final TableSchema<AgentRow> WHOLE = schemaOf(List.of(KEYS, LASTING, OWNED, OBSERVED));

    /** The owner's part alone: an update through it leaves the rest of the item as it is. */
    static final TableSchema<AgentRow> OWNERS_PART = schemaOf(List.of(KEYS, OWNED));

    private AgentSchema() {}

    private static TableSchema<AgentRow> schemaOf(List<List<ImmutableAttribute<AgentRow, AgentRow.Draft, ?>>> parts) {
        return StaticImmutableTableSchema.builder(AgentRow.class, AgentRow.Draft.class)
                .newItemBuilder(AgentRow.Draft::new, AgentRow.Draft::finish)
                .attributes(parts.stream().flatMap(List::stream).toList())
                .build();
    }
}
