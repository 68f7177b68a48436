package dev.muster.model.plan;

import static dev.muster.model.plan.Scene.NOW;
import static dev.muster.model.plan.Scene.agentOf;
import static dev.muster.model.plan.Scene.online;
import static dev.muster.model.plan.Scene.starting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.Phase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What an ended agent counts as for the request it was launched for. */
class AttemptsTest {
    private static final Duration EVIDENCE = Duration.ofMinutes(2);
    private static final Instant MINUTES_AGO = NOW.minus(Duration.ofMinutes(9));

    private static Attempts after(AgentSketch ended) {
        return after(Attempts.NONE, ended, false);
    }

    private static Attempts after(Attempts before, AgentSketch ended, boolean waited) {
        return before.with(agentOf(ended), waited, EVIDENCE, NOW);
    }

    @Test
    void one_that_served_any_job_is_no_failure() {
        Attempts attempts = after(online(1).completed(7).in(Phase.GONE).stamped(Phase.RUNNING, MINUTES_AGO));

        assertThat(attempts).isEqualTo(new Attempts(1, 0, "", null, 0, null));
    }

    @Test
    void one_whose_container_never_ran_is_nobodys_failure() {
        Attempts attempts = after(starting(1).in(Phase.GONE).stopped("CannotPullContainerError", NOW));

        assertThat(attempts.startFailures()).isZero();
    }

    @Test
    void one_whose_capacity_was_taken_back_is_nobodys_failure() {
        Attempts attempts = after(starting(1).in(Phase.GONE).interrupted().stamped(Phase.RUNNING, MINUTES_AGO));

        assertThat(attempts.startFailures()).isZero();
    }

    @Test
    void one_that_we_stopped_because_it_did_not_come_online_in_time_is_a_failure() {
        AgentSketch overdue = starting(1)
                .retiringBecause("it did not come online in time")
                .in(Phase.GONE)
                .stopping()
                .stamped(Phase.RUNNING, MINUTES_AGO);

        assertThat(after(overdue).startFailures()).isEqualTo(1);
    }

    @Test
    void one_that_ran_and_never_came_online_is_a_failure_of_its_template_generation() {
        AgentSketch failed = starting(1)
                .in(Phase.GONE)
                .stamped(Phase.RUNNING, MINUTES_AGO)
                .stamped(Phase.FAILED, NOW.minusSeconds(9))
                .stamped(Phase.GONE, NOW);

        assertThat(after(failed))
                .isEqualTo(
                        new Attempts(1, 1, Scene.templateOf("small", 0).fingerprint(), NOW.minusSeconds(9), 0, null));
    }

    @Test
    void failures_of_another_generation_begin_anew() {
        Attempts before = new Attempts(4, 4, "older", NOW, 0, null);
        AgentSketch failed = starting(1).in(Phase.GONE).stamped(Phase.RUNNING, MINUTES_AGO);

        assertThat(after(before, failed, false).startFailures()).isEqualTo(1);
    }

    @Test
    void one_that_died_soon_after_it_came_online_is_a_failure() {
        AgentSketch failed = online(1)
                .in(Phase.GONE)
                .stamped(Phase.ONLINE, NOW.minusSeconds(60))
                .stamped(Phase.FAILED, NOW.minusSeconds(50));

        assertThat(after(failed).startFailures()).isEqualTo(1);
    }

    @Test
    void one_that_was_long_online_without_its_request_waiting_is_neither() {
        AgentSketch unneeded = online(1)
                .in(Phase.GONE)
                .stamped(Phase.ONLINE, MINUTES_AGO)
                .stamped(Phase.STOPPING, NOW.minusSeconds(50));

        assertThat(after(unneeded)).isEqualTo(new Attempts(1, 0, "", null, 0, null));
    }

    @Test
    void one_that_waited_for_its_request_in_vain_is_evidence() {
        AgentSketch idle = online(1)
                .in(Phase.GONE)
                .stamped(Phase.ONLINE, MINUTES_AGO)
                .stamped(Phase.STOPPING, NOW.minusSeconds(50));

        assertThat(after(Attempts.NONE, idle, true)).isEqualTo(new Attempts(1, 0, "", null, 1, NOW.minusSeconds(50)));
    }
}
