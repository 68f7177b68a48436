package dev.muster.model.plan;

import static dev.muster.model.plan.Scene.NOW;
import static dev.muster.model.plan.Scene.busy;
import static dev.muster.model.plan.Scene.id;
import static dev.muster.model.plan.Scene.launch;
import static dev.muster.model.plan.Scene.online;
import static dev.muster.model.plan.Scene.pool;
import static dev.muster.model.plan.Scene.starting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.Phase;
import org.junit.jupiter.api.Test;

/** ECS takes Spot capacity back with a notice of two minutes; an agent is no supply from then on. */
class SpotNoticeTest {
    private static AgentSketch idle() {
        return online(1)
                .stamped(Phase.ONLINE, NOW.minusSeconds(30))
                .interrupted()
                .spent(NOW.minusSeconds(5));
    }

    @Test
    void a_job_that_it_was_there_for_gets_another_agent_at_once() {
        Plan plan = pool().agent(idle()).job(1).plan();

        assertThat(plan.launches()).containsExactly(launch(id(1, 2), "small"));
    }

    @Test
    void an_agent_without_a_job_is_ended_so_that_it_is_given_none() {
        Plan plan = pool().agent(idle()).plan();

        assertThat(plan.actions()).hasSize(1).first().isInstanceOfSatisfying(Action.Retire.class, retire -> {
            assertThat(retire.agent()).isEqualTo(id(1, 1));
            assertThat(retire.why()).contains("Your Spot Task was interrupted.");
        });
    }

    @Test
    void an_agent_that_is_not_online_yet_counts_as_a_start_that_failed() {
        Plan plan = pool().agent(starting(1).in(Phase.REGISTERED).interrupted()).plan();

        assertThat(plan.startFailures()).containsKey(id(1, 1));
        assertThat(plan.actions()).hasAtLeastOneElementOfType(Action.Retire.class);
    }

    @Test
    void an_agent_with_a_job_keeps_it_for_as_long_as_it_runs() {
        Plan plan = pool().agent(busy(1).interrupted()).plan();

        assertThat(plan.actions()).doesNotHaveAnyElementsOfTypes(Action.Retire.class, Action.StopTask.class);
    }
}
