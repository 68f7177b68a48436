package dev.muster.model.plan;

import static dev.muster.model.plan.Scene.NOW;
import static dev.muster.model.plan.Scene.claimed;
import static dev.muster.model.plan.Scene.id;
import static dev.muster.model.plan.Scene.pool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.CapacityOption;
import dev.muster.model.pool.Condition;
import dev.muster.model.pool.Placement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A template's tasks run on the first of its capacity options that is not dry. */
class CapacityChoiceTest {
    private static final CapacityOption SPOT = new CapacityOption("FARGATE_SPOT");
    private static final CapacityOption FARGATE = CapacityOption.FARGATE;
    private static final AgentTemplate BOTH = Scene.templateOn("small", SPOT, FARGATE);
    private static final CloudFault NO_ROOM = new CloudFault.Capacity("no room");

    private final Scene scene = pool().template(BOTH).job(1).job(2);

    private static Hold dry(CapacityOption option, int failures, Instant until) {
        return new Hold("small", BOTH.fingerprint(), option, new Hold.Cause.LaunchFailed(NO_ROOM), failures, until);
    }

    private static List<Placement> placements(Plan plan) {
        return plan.launches().stream().map(Action.Launch::placement).toList();
    }

    private static AgentSketch comingOn(long request, CapacityOption option) {
        return claimed(request).of(BOTH).on(option);
    }

    @Test
    void the_first_option_is_preferred() {
        assertThat(placements(scene.plan())).containsExactly(Placement.anywhere(SPOT), Placement.anywhere(SPOT));
    }

    @Test
    void while_it_is_dry_the_next_one_serves() {
        Plan plan = scene.hold(dry(SPOT, 1, NOW.plusSeconds(9))).plan();

        assertThat(placements(plan)).containsExactly(Placement.anywhere(FARGATE), Placement.anywhere(FARGATE));
        assertThat(launching(plan).status()).isEqualTo(Condition.Status.True);
    }

    @Test
    void after_a_while_one_agent_tries_the_preferred_option_again_in_one_subnet() {
        Plan plan = scene.hold(dry(SPOT, 2, NOW)).plan();

        assertThat(placements(plan)).containsExactly(new Placement(SPOT, 2), Placement.anywhere(FARGATE));
    }

    @Test
    void while_that_one_is_on_its_way_the_others_take_the_next_option() {
        Plan plan = pool().template(BOTH)
                .agent(comingOn(1, SPOT))
                .hold(dry(SPOT, 1, NOW))
                .job(1)
                .job(2)
                .plan();

        assertThat(placements(plan)).containsExactly(Placement.anywhere(FARGATE));
    }

    @Test
    void an_agent_on_its_way_on_another_option_tries_nothing() {
        Plan plan = pool().template(BOTH)
                .agent(comingOn(1, FARGATE))
                .hold(dry(SPOT, 1, NOW))
                .job(1)
                .job(2)
                .plan();

        assertThat(placements(plan)).containsExactly(new Placement(SPOT, 1));
    }

    @Test
    void subnets_that_were_not_tried_are_tried_without_waiting() {
        Plan plan = scene.subnets("a", "b", "c")
                .hold(dry(SPOT, 2, NOW.plusSeconds(60)))
                .plan();

        assertThat(placements(plan)).containsExactly(new Placement(SPOT, 2), Placement.anywhere(FARGATE));
    }

    @Nested
    class When_all_options_are_dry {
        private final Scene dry =
                scene.hold(dry(SPOT, 1, NOW.plusSeconds(30))).hold(dry(FARGATE, 1, NOW.plusSeconds(9)));

        @Test
        void nothing_launches_until_the_first_of_them_is_tried_again() {
            assertThat(dry.plan().launches()).isEmpty();
            assertThat(dry.reason(1))
                    .isEqualTo(new WaitReason.TemplateHeld(
                            "small", "FARGATE_SPOT: no capacity: no room", NOW.plusSeconds(9)));
        }

        @Test
        void the_condition_says_so() {
            assertThat(launching(dry.plan()).reason()).isEqualTo("Capacity");
        }

        @Test
        void one_agent_at_a_time_tries_each_of_them_again() {
            Scene over =
                    scene.hold(dry(SPOT, 1, NOW)).hold(dry(FARGATE, 1, NOW)).job(3);

            assertThat(placements(over.plan())).containsExactly(new Placement(SPOT, 1), new Placement(FARGATE, 1));
            assertThat(over.reason(3))
                    .isEqualTo(new WaitReason.TemplateProbing("small", id(1, 1), "FARGATE_SPOT: no capacity: no room"));
        }
    }

    @Test
    void spot_tasks_that_were_interrupted_hold_no_template_that_knows_nothing_else() {
        AgentTemplate only = Scene.templateOn("small", SPOT);
        Hold.Cause interrupted = new Hold.Cause.TaskFailed(new CloudFault.Spot("Your Spot Task was interrupted."));
        Hold hold = new Hold("small", only.fingerprint(), SPOT, interrupted, 3, NOW.plusSeconds(90));

        Plan plan = pool().template(only).hold(hold).job(1).job(2).plan();

        assertThat(placements(plan)).containsExactly(Placement.anywhere(SPOT), Placement.anywhere(SPOT));
    }

    private static Finding launching(Plan plan) {
        return plan.findings().stream()
                .filter(finding -> finding.type() == Condition.Type.Launching)
                .findFirst()
                .orElseThrow();
    }
}
