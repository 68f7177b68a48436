package dev.muster.controller.web;

import dev.muster.model.pool.Condition;
import java.time.Instant;

/** A condition in the manner of Kubernetes: {@code status} is True, False or Unknown; {@code message} empty if all is well. */
record ConditionRow(String type, String status, String reason, String message, Instant since) {
    static ConditionRow of(Condition condition) {
        return new ConditionRow(
                condition.type().name(),
                condition.status().name(),
                condition.reason(),
                condition.message(),
                condition.since());
    }
}
