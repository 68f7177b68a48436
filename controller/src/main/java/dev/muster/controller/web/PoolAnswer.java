package dev.muster.controller.web;

import dev.muster.controller.loop.PoolView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answer of {@code GET /api/v1/pools/{name}}.
 *
 * @param removed whether its item is gone from the table
 * @param spec in force; null if there never was a valid one
 * @param decidedAt when the newest plan was made; null if there was none yet
 * @param agentsByPhase counts, phases without agents left out, in the order of an agent's life
 * @param agents that are not gone
 * @param waiting requests that wait, oldest first
 */
record PoolAnswer(
        String name,
        boolean removed,
        @Nullable SpecAnswer spec,
        @Nullable Instant decidedAt,
        List<ConditionRow> conditions,
        Map<String, Integer> agentsByPhase,
        List<AgentRow> agents,
        List<WaitingRow> waiting) {
    static PoolAnswer of(PoolView view) {
        return new PoolAnswer(
                view.name().value(),
                view.removed(),
                view.spec() == null ? null : SpecAnswer.of(view.spec()),
                view.decidedAt(),
                view.conditions().stream().map(ConditionRow::of).toList(),
                AgentRow.byPhase(view.agents()),
                view.agents().stream()
                        .map(line -> AgentRow.of(line.agent(), line.bucket()))
                        .toList(),
                view.waiting().stream().map(WaitingRow::of).toList());
    }
}
