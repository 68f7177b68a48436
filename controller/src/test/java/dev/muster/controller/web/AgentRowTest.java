package dev.muster.controller.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.RequestId;
import dev.muster.model.pool.CapacityOption;
import dev.muster.model.pool.PoolName;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class AgentRowTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void the_timeline_tells_which_capacity_option_served_where_ecs_took_the_launch() {
        AgentId id = AgentId.forRequest(new PoolName("linux"), new RequestId(7), 1);
        Agent agent = Agent.claimed(id, "small", "f", "cluster", 1, NOON)
                .onCapacity(CapacityOption.FARGATE_SPOT)
                .advancedTo(Phase.LAUNCHED, NOON.plusSeconds(1));
        JsonNode timeline = JsonMapper.builder()
                .build()
                .valueToTree(AgentRow.of(agent, null))
                .path("timeline");
        assertThat(timeline.path(0).path("phase").asString()).isEqualTo("CLAIMED");
        assertThat(timeline.path(0).has("capacity")).isFalse();
        assertThat(timeline.path(1).path("phase").asString()).isEqualTo("LAUNCHED");
        assertThat(timeline.path(1).path("capacity").asString()).isEqualTo("FARGATE_SPOT");
    }
}
