package dev.muster.controller.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.muster.controller.loop.PoolView;
import dev.muster.model.agent.Agent;
import dev.muster.model.agent.Phase;
import dev.muster.model.agent.Stamp;
import dev.muster.model.demand.RequestId;
import dev.muster.model.plan.AgentBucket;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An agent and its life so far.
 *
 * @param capacity the capacity provider that ECS was asked for; null if nobody knows
 * @param phase where it is in its life
 * @param role what the newest plan took it for; null if no plan has seen it
 * @param reason why it ended, or is being ended, without the ordinary course; null otherwise
 * @param taskArn null until ECS told us
 * @param taskStatus ECS's last status; null until ECS told us
 * @param taskStopped why ECS stops, or stopped, its task; null while it does not
 * @param servedRequest the one request it was given; null until then
 * @param timeline when which phase began, in the order in which it became known
 */
record AgentRow(
        String id,
        String template,
        @Nullable String capacity,
        String phase,
        @Nullable String role,
        @Nullable String reason,
        @Nullable String taskArn,
        @Nullable String taskStatus,
        @Nullable String taskStopped,
        @Nullable Long servedRequest,
        List<StampRow> timeline) {
    /**
     * Since when the agent was in a phase.
     *
     * @param capacity the capacity provider that served it, where ECS took the launch; left out elsewhere
     */
    record StampRow(
            String phase,
            Instant at,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String capacity) {
        static StampRow of(Stamp stamp, @Nullable String capacity) {
            return new StampRow(stamp.phase().name(), stamp.at(), stamp.phase() == Phase.LAUNCHED ? capacity : null);
        }
    }

    static AgentRow of(Agent agent, @Nullable AgentBucket bucket) {
        String capacity = agent.capacity() == null ? null : agent.capacity().provider();
        return new AgentRow(
                agent.id().toString(),
                agent.template(),
                capacity,
                agent.phase().name(),
                bucket == null ? null : bucket.name(),
                agent.reason(),
                agent.task() == null ? null : agent.task().arn(),
                agent.task() == null ? null : agent.task().lastStatus(),
                agent.task() == null ? null : agent.task().stoppedReason(),
                servedRequest(agent),
                agent.timeline().stamps().stream()
                        .map(stamp -> StampRow.of(stamp, capacity))
                        .toList());
    }

    static @Nullable Long servedRequest(Agent agent) {
        RequestId served = agent.served();
        return served == null ? null : served.value();
    }

    static Map<String, Integer> byPhase(List<PoolView.AgentLine> lines) {
        Map<Phase, Integer> counts = new EnumMap<>(Phase.class);
        lines.forEach(line -> counts.merge(line.agent().phase(), 1, Integer::sum));
        Map<String, Integer> byName = new LinkedHashMap<>();
        counts.forEach((phase, count) -> byName.put(phase.name(), count));
        return byName;
    }
}
