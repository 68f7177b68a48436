package dev.muster.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Hold;
import dev.muster.model.pool.PoolName;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How long a template is not launched after its launches failed, and what ends that. */
class TemplateHoldsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final CloudFault MISTAKE = new CloudFault.Misconfigured("no such role");
    private static final CloudFault NO_ROOM = new CloudFault.Capacity("RESOURCE:CPU");
    private static final CloudFault THROTTLED = new CloudFault.Throttled("slow down", Duration.ofSeconds(7));

    private final TemplateHolds holds = new TemplateHolds();

    private void failsAt(CloudFault fault, Instant time) {
        holds.launchFailed("small", "first", fault, time, 0);
    }

    private void startFailsAt(Instant time) {
        holds.startFailed(agent("first"), "CannotPullContainerError", time, 0);
    }

    private Hold hold() {
        assertThat(holds.all()).hasSize(1);
        return holds.all().getFirst();
    }

    private static Agent agent(String fingerprint) {
        AgentId id = AgentId.standby(new PoolName("linux"), 1);
        return Agent.claimed(id, "small", fingerprint, "agents", 1, NOW);
    }

    @Test
    void each_failed_probe_doubles_the_wait_up_to_ten_minutes() {
        Instant time = NOW;
        for (long seconds : new long[] {60, 120, 240, 480, 600, 600}) {
            failsAt(MISTAKE, time);
            assertThat(hold().until()).isEqualTo(time.plusSeconds(seconds));
            time = hold().until();
        }
        assertThat(hold().failures()).isEqualTo(6);
    }

    @Test
    void launches_that_fail_together_count_once() {
        failsAt(NO_ROOM, NOW);
        failsAt(NO_ROOM, NOW.plusSeconds(1));

        assertThat(hold().failures()).isEqualTo(1);
        assertThat(hold().until()).isEqualTo(NOW.plusSeconds(30));
    }

    @Test
    void chance_shortens_the_wait_by_a_fifth_at_most() {
        holds.launchFailed("small", "first", MISTAKE, NOW, 1);

        assertThat(hold().until()).isEqualTo(NOW.plusSeconds(48));
    }

    @Test
    void an_agent_that_came_online_ends_the_hold_of_its_generation() {
        failsAt(MISTAKE, NOW);
        holds.online(agent("second"));
        assertThat(holds.all()).hasSize(1);

        holds.online(agent("first"));
        assertThat(holds.all()).isEmpty();
    }

    @Test
    void a_launch_that_ecs_took_is_not_enough() {
        failsAt(MISTAKE, NOW);
        holds.launched("small");

        assertThat(holds.all()).hasSize(1);
    }

    @Test
    void a_changed_template_begins_anew() {
        failsAt(MISTAKE, NOW);
        holds.launchFailed("small", "second", MISTAKE, NOW.plusSeconds(90), 0);

        assertThat(hold().failures()).isEqualTo(1);
        assertThat(hold().templateFingerprint()).isEqualTo("second");
    }

    @Nested
    class What_passes_by_itself {
        @Test
        void ends_with_the_next_launch_that_ecs_takes() {
            failsAt(THROTTLED, NOW);
            assertThat(hold().until()).isEqualTo(NOW.plusSeconds(7));

            holds.launched("small");
            assertThat(holds.all()).isEmpty();
        }

        @Test
        void takes_nothing_away_from_a_hold_that_needs_a_probe() {
            failsAt(NO_ROOM, NOW);
            failsAt(THROTTLED, NOW.plusSeconds(28));

            assertThat(hold().cause()).isEqualTo(new Hold.Cause.LaunchFailed(NO_ROOM));
            assertThat(hold().until()).isEqualTo(NOW.plusSeconds(35));
        }
    }

    @Nested
    class Failed_starts {
        @Test
        void hold_the_template_at_the_third_in_a_row_with_the_reason_of_the_last() {
            startFailsAt(NOW);
            startFailsAt(NOW);
            assertThat(holds.all()).isEmpty();

            startFailsAt(NOW);
            assertThat(hold().cause()).isEqualTo(new Hold.Cause.StartsFailed(3, "CannotPullContainerError"));
        }

        @Test
        void are_in_a_row_only_if_no_agent_came_online_between_them() {
            startFailsAt(NOW);
            startFailsAt(NOW);
            holds.online(agent("first"));
            startFailsAt(NOW);

            assertThat(holds.all()).isEmpty();
        }

        @Test
        void of_a_probe_lengthen_the_hold_at_once() {
            failsAt(NO_ROOM, NOW);
            startFailsAt(NOW.plusSeconds(40));

            assertThat(hold().failures()).isEqualTo(2);
            assertThat(hold().until()).isEqualTo(NOW.plusSeconds(40 + 120));
        }
    }
}
