package dev.muster.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Hold;
import dev.muster.model.pool.CapacityOption;
import dev.muster.model.pool.PoolName;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How long a template, or one of its capacity options, is not launched after its launches failed, and what ends that. */
class TemplateHoldsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final CapacityOption SPOT = new CapacityOption("FARGATE_SPOT");
    private static final CloudFault MISTAKE = new CloudFault.Misconfigured("no such role");
    private static final CloudFault NO_ROOM = new CloudFault.Capacity("RESOURCE:CPU");
    private static final CloudFault THROTTLED = new CloudFault.Throttled("slow down", Duration.ofSeconds(7));
    private static final CloudFault INACTIVE = new CloudFault.Gone("TaskDefinition is inactive");

    private final TemplateHolds holds = new TemplateHolds();

    private void failsAt(CloudFault fault, Instant time) {
        holds.launchFailed(TemplateHolds.Attempt.of(agent("first", time.minusMillis(1))), fault, time, 0);
    }

    private void startFailsAt(Instant time) {
        holds.startFailed(agent("first", time.minusMillis(1)), "it did not come online in time", time, 0);
    }

    private void endsAt(Instant time, String stopCode, String reason) {
        Agent claimed = agent("first", time.minusMillis(1));
        TaskSeen task = new TaskSeen(
                "arn",
                "agents",
                claimed.id().toString(),
                "",
                3,
                "STOPPED",
                "STOPPED",
                stopCode,
                reason,
                null,
                null,
                null,
                null);
        holds.startFailed(claimed.withTask(task), "its task stopped: " + reason, time, 0);
    }

    private Hold hold() {
        assertThat(holds.all()).hasSize(1);
        return holds.all().getFirst();
    }

    private static Agent agent(String fingerprint, Instant claimed) {
        AgentId id = AgentId.standby(new PoolName("linux"), 1);
        return Agent.claimed(id, "small", fingerprint, "agents", 1, claimed).onCapacity(SPOT);
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
    void launches_begun_before_the_first_of_them_was_known_to_have_failed_count_once() {
        Agent together = agent("first", NOW.minusMillis(1));
        failsAt(NO_ROOM, NOW);
        holds.launchFailed(TemplateHolds.Attempt.of(together), NO_ROOM, NOW.plusSeconds(90), 0);

        assertThat(hold().failures()).isEqualTo(1);
        assertThat(hold().until()).isEqualTo(NOW.plusSeconds(30));
    }

    @Test
    void chance_shortens_the_wait_by_a_fifth_at_most() {
        holds.launchFailed(TemplateHolds.Attempt.of(agent("first", NOW)), MISTAKE, NOW, 1);

        assertThat(hold().until()).isEqualTo(NOW.plusSeconds(48));
    }

    @Test
    void an_agent_that_came_online_ends_the_hold_of_its_generation() {
        failsAt(MISTAKE, NOW);
        holds.online(agent("second", NOW));
        assertThat(holds.all()).hasSize(1);

        holds.online(agent("first", NOW));
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
        holds.launchFailed(
                TemplateHolds.Attempt.of(agent("second", NOW.plusSeconds(90))), MISTAKE, NOW.plusSeconds(90), 0);

        assertThat(hold().failures()).isEqualTo(1);
        assertThat(hold().templateFingerprint()).isEqualTo("second");
    }

    @Test
    void what_nobody_knows_is_held_with_its_own_words() {
        failsAt(new CloudFault.Unknown("SOMETHING:NEW"), NOW);

        assertThat(hold().needsProbe()).isTrue();
        assertThat(hold().describe()).contains("SOMETHING:NEW");
    }

    @Nested
    class Missing_capacity {
        @Test
        void holds_only_the_option_that_was_asked_for_it() {
            failsAt(NO_ROOM, NOW);

            assertThat(hold().option()).isEqualTo(SPOT);
        }

        @Test
        void is_over_when_a_task_launched_since_has_found_room() {
            failsAt(NO_ROOM, NOW);
            holds.placed(agent("first", NOW.minusSeconds(5)));
            assertThat(holds.all()).hasSize(1);

            holds.placed(agent("first", NOW.plusSeconds(5)));
            assertThat(holds.all()).isEmpty();
        }

        @Test
        void that_comes_as_the_end_of_a_task_is_the_same() {
            endsAt(NOW, "TaskFailedToStart", "TaskFailedToStart: RESOURCE:MEMORY");

            assertThat(hold().option()).isEqualTo(SPOT);
            assertThat(hold().reason()).isEqualTo("Capacity");
        }

        @Test
        void does_not_hide_what_is_wrong_with_the_whole_template() {
            failsAt(NO_ROOM, NOW);
            failsAt(MISTAKE, NOW.plusSeconds(40));

            assertThat(holds.all()).extracting(Hold::option).containsExactly(null, SPOT);
        }
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
            failsAt(MISTAKE, NOW);
            failsAt(THROTTLED, NOW.plusSeconds(58));

            assertThat(hold().cause()).isEqualTo(new Hold.Cause.LaunchFailed(MISTAKE));
            assertThat(hold().until()).isEqualTo(NOW.plusSeconds(65));
        }

        @Test
        void is_a_task_definition_that_is_gone_unless_that_goes_on() {
            failsAt(INACTIVE, NOW);
            assertThat(hold().needsProbe()).isFalse();
            assertThat(hold().until()).isEqualTo(NOW.plusSeconds(2));

            failsAt(INACTIVE, NOW.plusSeconds(3));
            assertThat(hold().until()).isEqualTo(NOW.plusSeconds(3 + 4));
        }
    }

    @Nested
    class Failed_starts {
        @Test
        void hold_the_template_at_the_third_in_a_row_with_the_reason_of_the_last() {
            startFailsAt(NOW);
            startFailsAt(NOW.plusSeconds(1));
            assertThat(holds.all()).isEmpty();

            startFailsAt(NOW.plusSeconds(2));
            assertThat(hold().cause()).isEqualTo(new Hold.Cause.StartsFailed(3, "it did not come online in time"));
        }

        @Test
        void are_in_a_row_only_if_no_agent_came_online_between_them() {
            startFailsAt(NOW);
            startFailsAt(NOW.plusSeconds(1));
            holds.online(agent("first", NOW));
            startFailsAt(NOW.plusSeconds(2));

            assertThat(holds.all()).isEmpty();
        }

        @Test
        void of_a_probe_lengthen_the_hold_at_once() {
            failsAt(MISTAKE, NOW);
            startFailsAt(NOW.plusSeconds(70));

            assertThat(hold().failures()).isEqualTo(2);
            assertThat(hold().until()).isEqualTo(NOW.plusSeconds(70 + 120));
        }

        @Test
        void because_of_the_image_hold_the_template_at_once() {
            endsAt(NOW, "TaskFailedToStart", "CannotPullContainerError: not found");

            assertThat(hold().option()).isNull();
            assertThat(hold().describe()).isEqualTo("the image cannot be had: CannotPullContainerError: not found");
        }

        @Test
        void because_a_host_died_are_nobodys() {
            for (int i = 0; i < 5; i++) {
                endsAt(NOW.plusSeconds(i), "InfrastructureHealth", "host is unhealthy");
            }

            assertThat(holds.all()).isEmpty();
        }
    }
}
