package dev.muster.controller.loop;

import dev.muster.model.agent.Agent;
import dev.muster.model.plan.AgentBucket;
import dev.muster.model.pool.Condition;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.PoolSpec;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this replica can say of a pool.
 *
 * @param spec in force; null if there never was a valid one
 * @param removed whether its item is gone from the table
 * @param decidedAt when the newest plan was made; null if there was none yet
 * @param agents that are not GONE
 * @param waiting requests that wait, oldest first
 */
public record PoolView(
        PoolName name,
        @Nullable PoolSpec spec,
        boolean removed,
        List<Condition> conditions,
        @Nullable Instant decidedAt,
        List<AgentLine> agents,
        List<JobView> waiting) {
    public PoolView {
        conditions = List.copyOf(conditions);
        agents = List.copyOf(agents);
        waiting = List.copyOf(waiting);
    }

    /** An agent and what it was last taken for; null if no plan has seen it yet. */
    public record AgentLine(Agent agent, @Nullable AgentBucket bucket) {}
}
