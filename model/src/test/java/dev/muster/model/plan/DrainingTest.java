package dev.muster.model.plan;

import static dev.muster.model.plan.Scene.NOW;
import static dev.muster.model.plan.Scene.busy;
import static dev.muster.model.plan.Scene.claimed;
import static dev.muster.model.plan.Scene.id;
import static dev.muster.model.plan.Scene.online;
import static dev.muster.model.plan.Scene.pool;
import static dev.muster.model.plan.Scene.starting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import org.junit.jupiter.api.Test;

/** A pool that is drained, and one whose item is gone. */
class DrainingTest {
    @Test
    void nothing_launches_and_agents_without_a_job_are_ended() {
        Plan plan = pool().draining()
                .job(1)
                .job(5)
                .agent(starting(1))
                .agent(online(2))
                .plan();

        assertThat(plan.launches()).isEmpty();
        assertThat(plan.actions())
                .containsExactly(
                        new Action.Retire(id(1, 1), "the pool is drained"),
                        new Action.Retire(id(2, 1), "the pool is drained"),
                        new Action.ReadRequest(new RequestId(5)));
    }

    @Test
    void an_agent_with_a_job_finishes_it() {
        Plan plan = pool().draining()
                .heldJob(1, JobRequest.State.RUNNING, id(1, 1))
                .agent(busy(1).cordoned(NOW.minusSeconds(60)))
                .plan();

        assertThat(plan.actions()).isEmpty();
        assertThat(plan.agents()).containsEntry(id(1, 1), AgentBucket.WORKING);
    }

    @Test
    void a_launch_with_unknown_outcome_is_confirmed_before_it_is_ended() {
        assertThat(pool().draining().agent(claimed(1)).plan().actions()).containsExactly(new Action.Resume(id(1, 1)));
    }

    @Test
    void a_paused_pool_keeps_the_agents_it_has() {
        assertThat(pool().paused().agent(starting(1)).agent(online(2)).plan().actions())
                .isEmpty();
    }

    @Test
    void a_removed_pool_keeps_its_placeholders_while_an_agent_is_left() {
        Plan plan = pool().removed()
                .heldJob(1, JobRequest.State.RUNNING, id(1, 1))
                .agent(busy(1).cordoned(NOW.minusSeconds(60)))
                .plan();

        assertThat(plan.actions()).isEmpty();
    }

    @Test
    void a_removed_pool_without_agents_loses_them_and_gets_no_new_ones() {
        assertThat(pool().removed().plan().actions()).hasSize(1).allMatch(Action.RemovePlaceholder.class::isInstance);
        assertThat(pool().removed().withoutPlaceholders().plan().actions()).isEmpty();
    }
}
