package dev.muster.model.plan;

import static dev.muster.model.plan.Scene.NOW;
import static dev.muster.model.plan.Scene.busy;
import static dev.muster.model.plan.Scene.id;
import static dev.muster.model.plan.Scene.pool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.Phase;
import dev.muster.model.demand.JobRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The deadline of a job, off by default: the one reason to stop an agent that has one. */
class JobDeadlineTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant HOUR_AGO = NOW.minus(HOUR);
    private static final String WHY = "its job ran for longer than 60 min (timeouts.job)";
    private static final Action STOP = new Action.StopTask(id(1, 1), "arn:task/linux_1_1", WHY);

    private static List<Action> actions(Instant begun, AgentSketch agent) {
        return pool().jobTimeout(HOUR)
                .runningSince(1, begun)
                .agent(agent)
                .plan()
                .actions();
    }

    private static AgentSketch cordoned() {
        return busy(1).cordoned(NOW.minusSeconds(60));
    }

    @Test
    void makes_the_end_durable_and_stops_the_task() {
        assertThat(actions(HOUR_AGO, cordoned()))
                .containsExactly(new Action.Advance(id(1, 1), Phase.STOPPING, WHY), STOP);
    }

    @Test
    void does_nothing_before_it_is_over_and_is_looked_at_then() {
        Plan plan = pool().jobTimeout(HOUR)
                .runningSince(1, HOUR_AGO.plusSeconds(1))
                .agent(cordoned())
                .plan();

        assertThat(plan.actions()).isEmpty();
        assertThat(plan.nextLook()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void cordons_first() {
        assertThat(actions(HOUR_AGO, busy(1))).containsExactly(new Action.Cordon(id(1, 1), 1));
    }

    @Test
    void stops_again_if_a_crash_came_between_the_mark_and_the_stop() {
        assertThat(actions(HOUR_AGO, cordoned().in(Phase.STOPPING))).containsExactly(STOP);
    }

    @Test
    void leaves_a_job_alone_that_azure_devops_does_not_show_as_running() {
        Plan assigned = pool().jobTimeout(HOUR)
                .heldJob(1, JobRequest.State.ASSIGNED, id(1, 1))
                .agent(cordoned().stamped(Phase.BUSY, HOUR_AGO))
                .plan();

        assertThat(assigned.actions()).isEmpty();
    }

    @Test
    void is_off_unless_the_spec_sets_it() {
        assertThat(pool().runningSince(1, Instant.EPOCH)
                        .agent(cordoned())
                        .plan()
                        .actions())
                .isEmpty();
    }

    @Test
    void deletes_the_registration_once_the_task_has_stopped() {
        AgentSketch stopped = cordoned().in(Phase.STOPPING).stopped("stopped by us", NOW.minusSeconds(10));

        assertThat(actions(HOUR_AGO, stopped)).containsExactly(new Action.Deregister(id(1, 1), 1));
    }
}
