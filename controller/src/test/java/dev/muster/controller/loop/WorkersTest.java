package dev.muster.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.Known;
import dev.muster.model.pool.CapacityOption;
import dev.muster.model.pool.PoolName;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A job's history says on which capacity its agent works, and that it is taken back. */
class WorkersTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final AgentId ID = AgentId.forRequest(new PoolName("linux"), new RequestId(1), 1);
    private static final Agent ON_SPOT =
            Agent.claimed(ID, "small", "f", "ci", 1, NOW).onCapacity(new CapacityOption("FARGATE_SPOT"));

    private static Workers of(Agent agent) {
        return Workers.of(List.of(new Known(agent, Phase.BUSY, false, null, null, null, null, null)));
    }

    @Test
    void the_capacity_is_told() {
        assertThat(of(ON_SPOT).where(ID.toString())).isEqualTo(" on FARGATE_SPOT");
    }

    @Test
    void that_its_capacity_is_taken_back_is_told_in_the_words_of_ecs() {
        TaskSeen noticed = new TaskSeen(
                "arn",
                "ci",
                ID.toString(),
                "g",
                4,
                "RUNNING",
                "STOPPED",
                "TerminationNotice",
                "Your Spot Task was interrupted.",
                null,
                null,
                null,
                null);

        assertThat(of(ON_SPOT.withTask(noticed)).where(ID.toString()))
                .isEqualTo(" on FARGATE_SPOT; ECS ends its task: Your Spot Task was interrupted");
    }

    @Test
    void nothing_is_told_of_somebody_elses_agent() {
        assertThat(of(ON_SPOT).where("old-box")).isEmpty();
    }
}
