package dev.muster.statestore.dynamodb;

import dev.muster.model.pool.Condition;
import dev.muster.model.pool.PoolStatus;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A status as a native map, for people who look into the table. */
final class StatusAttribute {
    private StatusAttribute() {}

    static AttributeValue of(PoolStatus status) {
        return Fields.none()
                .with("waiting", status.waiting())
                .with("live", status.live())
                .with("busy", status.busy())
                .with("at", status.at())
                .withAttribute(
                        "conditions",
                        AttributeValue.fromL(status.conditions().stream()
                                .map(StatusAttribute::of)
                                .toList()))
                .toAttribute();
    }

    private static AttributeValue of(Condition condition) {
        return Fields.none()
                .with("type", condition.type().name())
                .with("status", condition.status().name())
                .with("reason", condition.reason())
                .with("message", condition.message())
                .with("since", condition.since())
                .toAttribute();
    }
}
