package dev.muster.model.pool;

import java.time.Instant;
import java.util.List;

/**
 * What the controller says about a pool.
 *
 * @param waiting requests that wait for an agent
 * @param live agents launched, or perhaps launched, whose task has not ended
 * @param busy agents with a job
 * @param conditions in the order of {@link Condition.Type}
 * @param at when this was true
 */
public record PoolStatus(int waiting, int live, int busy, List<Condition> conditions, Instant at) {
    public PoolStatus {
        conditions = List.copyOf(conditions);
    }
}
