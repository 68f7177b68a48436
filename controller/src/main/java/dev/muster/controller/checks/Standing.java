package dev.muster.controller.checks;

import dev.muster.model.plan.JobSituation;
import dev.muster.model.pool.Condition;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.PoolSpec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a pool stands, as far as it matters to a check.
 *
 * @param spec in force; null if there never was a valid one
 * @param removed whether the pool's item is gone
 * @param owned whether this replica plans for the pool
 * @param decidedAt when the newest plan was made; null if there was none yet
 * @param oneMore what that plan would make of one more job without demands; null if there was none yet
 */
record Standing(
        PoolName pool,
        @Nullable PoolSpec spec,
        boolean removed,
        boolean owned,
        List<Condition> conditions,
        @Nullable Instant decidedAt,
        @Nullable JobSituation oneMore) {
    Standing {
        conditions = List.copyOf(conditions);
    }

    /** What a condition says that does not hold. */
    Optional<String> complaint(Condition.Type type) {
        return conditions.stream()
                .filter(condition -> condition.type() == type && condition.status() == Condition.Status.False)
                .map(Condition::message)
                .findFirst();
    }
}
