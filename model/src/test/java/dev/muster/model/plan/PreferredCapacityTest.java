package dev.muster.model.plan;

import static dev.muster.model.plan.Scene.NOW;
import static dev.muster.model.plan.Scene.pool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.CapacityOption;
import dev.muster.model.pool.Condition;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whoever pays for another option than the preferred one is told. */
class PreferredCapacityTest {
    private static final CapacityOption SPOT = CapacityOption.FARGATE_SPOT;
    private static final CapacityOption FARGATE = CapacityOption.FARGATE;
    private static final AgentTemplate BOTH = Scene.templateOn("small", SPOT, FARGATE);
    private static final Instant AGAIN = NOW.plusSeconds(90);

    @Test
    void while_the_preferred_option_has_room_all_is_well() {
        assertThat(finding(pool().template(BOTH))).isEqualTo(Finding.good(Condition.Type.PreferredCapacity));
    }

    @Test
    void while_it_is_dry_it_is_told_why_which_one_serves_and_when_it_is_tried_again() {
        assertThat(finding(pool().template(BOTH).hold(dry(BOTH, SPOT, AGAIN))))
                .isEqualTo(Finding.bad(
                        Condition.Type.PreferredCapacity,
                        "Dry",
                        "Template small gets no FARGATE_SPOT (no capacity: no room), FARGATE serves; it is tried again at "
                                + AGAIN + "."));
    }

    @Test
    void once_its_time_has_come_the_next_agent_tries_it() {
        assertThat(finding(pool().template(BOTH).hold(dry(BOTH, SPOT, NOW))).message())
                .endsWith("FARGATE serves; one agent tries it again.");
    }

    @Test
    void a_dry_option_that_is_only_second_best_is_nobodys_trouble() {
        assertThat(finding(pool().template(BOTH).hold(dry(BOTH, FARGATE, AGAIN)))
                        .status())
                .isEqualTo(Condition.Status.True);
    }

    @Test
    void when_all_are_dry_none_is_said_to_serve() {
        Scene scene = pool().template(BOTH).hold(dry(BOTH, SPOT, AGAIN)).hold(dry(BOTH, FARGATE, AGAIN));

        assertThat(finding(scene).message()).contains("no other option has any either");
    }

    @Test
    void a_template_with_one_option_has_none_that_it_prefers() {
        AgentTemplate only = Scene.templateOn("small", SPOT);

        assertThat(finding(pool().template(only).hold(dry(only, SPOT, AGAIN))).status())
                .isEqualTo(Condition.Status.True);
    }

    @Test
    void of_many_templates_the_first_ten_are_named() {
        Scene scene = pool();
        IntStream.range(0, 12)
                .mapToObj(i -> Scene.templateOn("t" + i, SPOT, FARGATE))
                .forEach(template -> scene.template(template).hold(dry(template, SPOT, AGAIN)));

        assertThat(finding(scene).message())
                .contains("Template t9 ")
                .doesNotContain("t10")
                .endsWith(" And 2 more templates.");
    }

    private static Hold dry(AgentTemplate template, CapacityOption option, Instant until) {
        Hold.Cause cause = new Hold.Cause.LaunchFailed(new CloudFault.Capacity("no room"));
        return new Hold(template.name(), template.fingerprint(), option, cause, 1, until);
    }

    private static Finding finding(Scene scene) {
        return scene.plan().findings().stream()
                .filter(finding -> finding.type() == Condition.Type.PreferredCapacity)
                .findFirst()
                .orElseThrow();
    }
}
