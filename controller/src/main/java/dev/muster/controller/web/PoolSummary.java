package dev.muster.controller.web;

import dev.muster.controller.loop.PoolView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One pool as the live page shows it.
 *
 * @param removed whether its item is gone from the table
 * @param maxAgents null if there is no valid spec yet, like {@code paused}
 * @param decidedAt when the newest plan was made; null if there was none yet
 * @param agentsByPhase counts, phases without agents left out, in the order of an agent's life
 * @param agents the first {@value #MOST_SHOWN}
 * @param waitingTotal requests that wait
 * @param waiting the {@value #MOST_SHOWN} oldest of them
 */
record PoolSummary(
        String name,
        boolean removed,
        @Nullable Integer maxAgents,
        @Nullable Boolean paused,
        @Nullable Instant decidedAt,
        List<ConditionRow> conditions,
        Map<String, Integer> agentsByPhase,
        List<AgentBrief> agents,
        int waitingTotal,
        List<WaitingRow> waiting) {
    private static final int MOST_SHOWN = 100;

    /** An agent in a few words; {@code servedRequest} is null until it was given a job. */
    record AgentBrief(
            String id,
            String template,
            String phase,
            @Nullable Long servedRequest) {
        static AgentBrief of(PoolView.AgentLine line) {
            return new AgentBrief(
                    line.agent().id().toString(),
                    line.agent().template(),
                    line.agent().phase().name(),
                    AgentRow.servedRequest(line.agent()));
        }
    }

    static PoolSummary of(PoolView view) {
        return new PoolSummary(
                view.name().value(),
                view.removed(),
                view.spec() == null ? null : view.spec().limits().maxAgents(),
                view.spec() == null ? null : view.spec().paused(),
                view.decidedAt(),
                view.conditions().stream().map(ConditionRow::of).toList(),
                AgentRow.byPhase(view.agents()),
                view.agents().stream().limit(MOST_SHOWN).map(AgentBrief::of).toList(),
                view.waiting().size(),
                view.waiting().stream().limit(MOST_SHOWN).map(WaitingRow::of).toList());
    }
}
