package dev.muster.model.plan;

import static dev.muster.model.plan.Scene.NOW;
import static dev.muster.model.plan.Scene.busy;
import static dev.muster.model.plan.Scene.id;
import static dev.muster.model.plan.Scene.launch;
import static dev.muster.model.plan.Scene.online;
import static dev.muster.model.plan.Scene.pool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.JobRequest.State;
import dev.muster.model.demand.RequestId;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests that ADO reserves for an agent that will never pick them up. */
class StrandedTest {
    private static final AgentId DEAD = id(1, 1);
    private static final WaitReason STRANDED = new WaitReason.Stranded("linux_1_1");

    private static AgentSketch dead() {
        return busy(1).cordoned(NOW.minusSeconds(60)).stopped("SpotInterruption", NOW.minusSeconds(10));
    }

    @ParameterizedTest
    @EnumSource(names = {"QUEUED", "ASSIGNED"})
    void a_request_of_an_agent_whose_task_has_stopped_waits_for_the_registration_to_go(State state) {
        Scene scene = pool().heldJob(1, state, DEAD).agent(dead());

        assertThat(scene.reason(1)).isEqualTo(STRANDED);
        assertThat(scene.plan().launches()).isEmpty();
        assertThat(scene.plan().actions()).contains(new Action.Deregister(DEAD, 1));
    }

    @ParameterizedTest
    @EnumSource(names = {"QUEUED", "ASSIGNED"})
    void a_request_of_an_agent_that_nobody_knows_waits_for_the_reservation_to_go(State state) {
        Scene scene = pool().heldJob(1, state, DEAD);

        assertThat(scene.reason(1)).isEqualTo(STRANDED);
        assertThat(scene.plan().launches()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"QUEUED", "ASSIGNED"})
    void a_request_of_an_agent_that_lives_is_assigned(State state) {
        Plan plan = pool().heldJob(1, state, DEAD).agent(online(1)).plan();

        assertThat(plan.jobs()).containsEntry(new RequestId(1), new JobSituation.Assigned("linux_1_1"));
        assertThat(plan.launches()).isEmpty();
    }

    @Test
    void a_request_that_is_free_again_stays_stranded_until_its_dead_agent_is_forgotten() {
        Scene scene = pool().job(1).agent(dead().in(Phase.LOST).unregistered());

        assertThat(scene.reason(1)).isEqualTo(STRANDED);
        assertThat(scene.plan().actions()).contains(new Action.Forget(DEAD));
        assertThat(scene.plan().launches()).isEmpty();
    }

    @Test
    void after_that_it_is_an_ordinary_waiting_one() {
        Plan plan = pool().job(1).attempts(1, 1, 0, null).plan();

        assertThat(plan.launches()).containsExactly(launch(id(1, 2), "small"));
    }

    @Nested
    class A_running_job_of_a_dead_agent {
        @Test
        void is_lost_even_if_its_registration_is_gone_already() {
            Plan plan = pool().heldJob(1, State.RUNNING, DEAD)
                    .agent(dead().unregistered())
                    .plan();

            assertThat(plan.actions())
                    .first()
                    .isEqualTo(new Action.Advance(
                            DEAD,
                            Phase.LOST,
                            "its task stopped while Azure DevOps still had its job: SpotInterruption (exit code 1)"));
        }

        @Test
        void is_launched_for_by_nobody() {
            assertThat(pool().heldJob(1, State.RUNNING, DEAD)
                            .agent(dead())
                            .plan()
                            .launches())
                    .isEmpty();
        }
    }
}
