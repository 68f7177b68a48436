package dev.muster.controller.loop;

import static dev.muster.controller.loop.Situation.agent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.AgentId;
import dev.muster.model.plan.Action;
import dev.muster.model.plan.Plan;
import dev.muster.model.plan.Planner;
import dev.muster.model.pool.CapacityOption;
import dev.muster.model.pool.Placement;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExecutorTest {
    private static final Action.Launch NEXT_ATTEMPT = launch(agent(1, 2));
    private static final Action.Launch FOR_ANOTHER = launch(agent(2, 1));
    private static final Plan PLAN = Planner.plan(new Situation().job(1).job(2).snapshot())
            .withActions(List.of(
                    new Action.Retire(agent(1, 1), "it went offline without a job"), NEXT_ATTEMPT, FOR_ANOTHER));

    @Test
    void the_next_attempt_of_a_job_is_launched_once_the_end_of_the_one_before_is_durable() {
        assertThat(Executor.launches(PLAN, Collections.emptySet())).containsExactly(NEXT_ATTEMPT, FOR_ANOTHER);
    }

    @Test
    void while_that_could_not_be_written_only_others_are_launched() {
        assertThat(Executor.launches(PLAN, Collections.singleton(agent(1, 1)))).containsExactly(FOR_ANOTHER);
    }

    private static Action.Launch launch(AgentId agent) {
        return new Action.Launch(agent, "small", Placement.anywhere(CapacityOption.FARGATE));
    }
}
