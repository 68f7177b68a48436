package dev.muster.model.plan;

import dev.muster.model.pool.Condition;

/** What one condition of the pool should say from now on. */
public record Finding(Condition.Type type, Condition.Status status, String reason, String message) {
    public static Finding good(Condition.Type type) {
        return new Finding(type, Condition.Status.True, "AsExpected", "");
    }

    public static Finding bad(Condition.Type type, String reason, String message) {
        return new Finding(type, Condition.Status.False, reason, message);
    }
}
