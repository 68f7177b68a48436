package dev.muster.statestore.dynamodb;

import dev.muster.model.pool.PoolName;
import dev.muster.statestore.CheckId;
import dev.muster.statestore.CheckLease;
import dev.muster.statestore.CheckTicket;
import dev.muster.statestore.PendingCheck;
import dev.muster.statestore.SealedToken;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/** A check that waits to be answered; deleted when it is. */
record CheckRow(StateKey key, PendingCheck check) {
    /** Longer than anybody tries to answer it. */
    private static final Duration KEPT = Duration.ofHours(1);

    private static final Attributes<CheckRow, Draft> ATTRIBUTES = new Attributes<>(CheckRow.class, Draft.class);

    static final TableSchema<CheckRow> SCHEMA = StaticImmutableTableSchema.builder(CheckRow.class, Draft.class)
            .newItemBuilder(Draft::new, Draft::finish)
            .attributes(ATTRIBUTES.keys(CheckRow::key))
            .addAttribute(ATTRIBUTES.schema())
            .addAttribute(ATTRIBUTES.of(
                    "pool", String.class, row -> row.ticket().pool().value(), (draft, pool) -> draft.pool = pool))
            .addAttribute(ATTRIBUTES.of(
                    "organizationUrl",
                    String.class,
                    row -> row.ticket().organizationUrl().toString(),
                    (draft, url) -> draft.organizationUrl = url))
            .addAttribute(ATTRIBUTES.of(
                    "project",
                    String.class,
                    row -> row.ticket().project().toString(),
                    (draft, project) -> draft.project = project))
            .addAttribute(
                    ATTRIBUTES.of("hub", String.class, row -> row.ticket().hub(), (draft, hub) -> draft.hub = hub))
            .addAttribute(ATTRIBUTES.of(
                    "timeline", String.class, CheckRow::timeline, (draft, timeline) -> draft.timeline = timeline))
            .addAttribute(ATTRIBUTES.of(
                    "acceptedAt",
                    Instant.class,
                    row -> row.ticket().acceptedAt(),
                    (draft, at) -> draft.acceptedAt = at))
            .addAttribute(ATTRIBUTES.of(
                    "deadline", Instant.class, row -> row.ticket().deadline(), (draft, at) -> draft.deadline = at))
            .addAttribute(ATTRIBUTES.of(
                    "wrappedKey",
                    String.class,
                    row -> row.check.token().wrappedKey(),
                    (draft, wrapped) -> draft.wrappedKey = wrapped))
            .addAttribute(ATTRIBUTES.of(
                    "sealed", String.class, row -> row.check.token().text(), (draft, text) -> draft.sealed = text))
            .addAttribute(ATTRIBUTES.of(
                    "owner", String.class, row -> row.check.lease().owner(), (draft, owner) -> draft.owner = owner))
            .addAttribute(ATTRIBUTES.of(
                    "leasedUntil",
                    Instant.class,
                    row -> row.check.lease().until(),
                    (draft, until) -> draft.leasedUntil = until))
            .addAttribute(ATTRIBUTES.of(
                    "revision",
                    Long.class,
                    row -> row.check.lease().revision(),
                    (draft, revision) -> draft.revision = revision))
            .addAttribute(
                    ATTRIBUTES.of(StateTables.EXPIRES_AT, Long.class, CheckRow::expiresAt, (draft, derived) -> {}))
            .build();

    static CheckRow of(PendingCheck check) {
        return new CheckRow(StateKey.check(check.ticket().id()), check);
    }

    private CheckTicket ticket() {
        return check.ticket();
    }

    private @Nullable String timeline() {
        UUID timeline = ticket().timeline();
        return timeline == null ? null : timeline.toString();
    }

    private Long expiresAt() {
        return ticket().deadline().plus(KEPT).getEpochSecond();
    }

    static final class Draft extends KeyDraft {
        private @Nullable String pool;
        private @Nullable String organizationUrl;
        private @Nullable String project;
        private @Nullable String hub;
        private @Nullable String timeline;
        private @Nullable Instant acceptedAt;
        private @Nullable Instant deadline;
        private @Nullable String wrappedKey;
        private @Nullable String sealed;
        private @Nullable String owner;
        private @Nullable Instant leasedUntil;
        private @Nullable Long revision;

        private CheckRow finish() {
            SealedToken token = new SealedToken(present("wrappedKey", wrappedKey), present("sealed", sealed));
            CheckLease lease = new CheckLease(
                    present("owner", owner), present("leasedUntil", leasedUntil), present("revision", revision));
            return new CheckRow(key(), new PendingCheck(ticket(), token, lease));
        }

        private CheckTicket ticket() {
            return new CheckTicket(
                    id(),
                    new PoolName(present("pool", pool)),
                    URI.create(present("organizationUrl", organizationUrl)),
                    UUID.fromString(present("project", project)),
                    present("hub", hub),
                    timeline == null ? null : UUID.fromString(timeline),
                    present("acceptedAt", acceptedAt),
                    present("deadline", deadline));
        }

        private CheckId id() {
            String[] parts = key().sk().substring(StateKey.CHECK.length()).split("/", -1);
            if (parts.length != 3) {
                throw new IllegalArgumentException("the key is not a check's");
            }
            return new CheckId(UUID.fromString(parts[0]), UUID.fromString(parts[1]), UUID.fromString(parts[2]));
        }

        private static <R> R present(String name, @Nullable R value) {
            if (value == null) {
                throw new IllegalArgumentException("the attribute " + name + " is missing");
            }
            return value;
        }
    }
}
