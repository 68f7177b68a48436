package dev.muster.model.plan;

import static dev.muster.model.plan.Scene.NOW;
import static dev.muster.model.plan.Scene.ago;
import static dev.muster.model.plan.Scene.busy;
import static dev.muster.model.plan.Scene.coming;
import static dev.muster.model.plan.Scene.pool;
import static dev.muster.model.plan.Scene.ready;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.demand.Capabilities;
import dev.muster.model.observed.LearnedImage;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.Condition;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Agents launched for the sake of an image. */
class ImageProbesTest {
    private static final String SHARED = "registry.example/agent:shared";

    @Test
    void an_image_of_which_nothing_is_known_gets_one_agent_without_a_job() {
        Plan plan = pool().probing().plan();

        assertThat(plan.launches()).hasSize(1);
        assertThat(plan.launches().getFirst().template()).isEqualTo("small");
        assertThat(plan.launches().getFirst().request()).isEmpty();
    }

    @Test
    void nothing_is_launched_if_the_spec_does_not_want_it() {
        assertThat(pool().imagesUnknown().plan().launches()).isEmpty();
    }

    @Test
    void nothing_is_launched_for_an_image_that_is_known() {
        Scene scene = pool().probing()
                .learned(new LearnedImage("registry.example/agent:small", null, Capabilities.none(), NOW));

        assertThat(scene.plan().launches()).isEmpty();
    }

    @Test
    void each_unknown_image_gets_one() {
        assertThat(pool().probing().template("one").template("two").plan().launches())
                .extracting(Action.Launch::template)
                .containsExactly("one", "two");
    }

    @Test
    void templates_of_the_same_image_get_one_together() {
        Scene scene = pool().probing()
                .template(Scene.templateOfImage("one", SHARED))
                .template(Scene.templateOfImage("two", SHARED));

        assertThat(scene.plan().launches()).extracting(Action.Launch::template).containsExactly("one");
    }

    @Test
    void another_template_of_the_image_is_tried_if_the_first_is_held() {
        Scene scene = pool().probing()
                .template(Scene.templateOfImage("one", SHARED))
                .template(Scene.templateOfImage("two", SHARED))
                .hold(held(
                        Scene.templateOfImage("one", SHARED),
                        new Hold.Cause.LaunchFailed(new CloudFault.Capacity("none")),
                        1,
                        NOW.plusSeconds(60)));

        assertThat(scene.plan().launches()).extracting(Action.Launch::template).containsExactly("two");
    }

    @Test
    void an_agent_launched_for_a_job_serves_as_well() {
        assertThat(pool().probing().job(1).plan().launches())
                .extracting(launch -> launch.agent().toString())
                .containsExactly("linux_1_1");
    }

    @Test
    void an_agent_on_its_way_serves_as_well() {
        assertThat(pool().probing().agent(coming(1)).plan().launches()).isEmpty();
    }

    @Test
    void an_agent_with_a_job_serves_as_well() {
        assertThat(pool().probing().agent(busy(1).scanning("npm")).plan().launches())
                .isEmpty();
    }

    @Test
    void an_agent_that_is_being_ended_does_not() {
        assertThat(pool().probing()
                        .agent(coming(1).retiringBecause("it was too slow"))
                        .plan()
                        .launches())
                .hasSize(1);
    }

    @Test
    void an_agent_of_the_template_as_it_was_does_not() {
        assertThat(pool().probing().agent(coming(1).ofAnOldGeneration()).plan().launches())
                .hasSize(1);
    }

    @Test
    void jobs_come_first_where_there_is_room_for_one_agent() {
        Scene scene = pool().probing()
                .template("one")
                .template("two", "gpu")
                .maxAgents(1)
                .job(1, "gpu");

        assertThat(scene.plan().launches()).extracting(Action.Launch::template).containsExactly("two");
    }

    @Test
    void nothing_is_launched_beyond_max_agents_the_licence_or_while_paused_or_drained() {
        assertThat(pool().probing()
                        .maxAgents(1)
                        .agent(busy(1).of("other"))
                        .plan()
                        .launches())
                .isEmpty();
        assertThat(pool().probing().licenceRoom(0).plan().launches()).isEmpty();
        assertThat(pool().probing().paused().plan().launches()).isEmpty();
        assertThat(pool().probing().draining().plan().launches()).isEmpty();
    }

    @Test
    void nothing_is_launched_while_the_pool_is_another_installations() {
        Scene scene = pool().probing()
                .registration(
                        Scene.placeholder(9, "muster-placeholder_linux_small_1", "installation2", Capabilities.none()));

        assertThat(scene.plan().launches()).isEmpty();
    }

    @Test
    void an_agent_is_kept_until_it_has_shown_its_image() {
        AgentSketch waiting = ready(1, NOW.minusSeconds(60)).unneeded(ago(Duration.ofHours(1)));

        assertThat(pool().probing().agent(waiting).plan().actions()).isEmpty();
    }

    @Test
    void an_agent_that_has_shown_its_image_leaves_with_the_next_plan() {
        AgentSketch shown = ready(1, NOW.minusSeconds(5)).scanning("npm").unneeded(NOW.minusSeconds(5));

        Plan learning = pool().probing().agent(shown).plan();
        Plan after = pool().probing()
                .learned(new LearnedImage("registry.example/agent:small", null, Capabilities.none(), NOW))
                .agent(shown)
                .plan();

        assertThat(learning.actions()).singleElement().isInstanceOf(Action.LearnImage.class);
        assertThat(after.actions()).singleElement().isInstanceOf(Action.Retire.class);
    }

    @Test
    void an_agent_that_has_shown_its_image_serves_the_job_that_waits_for_it() {
        Plan after = pool().probing()
                .learned(new LearnedImage("registry.example/agent:small", null, Capabilities.none(), NOW))
                .agent(ready(1, NOW.minusSeconds(5)).scanning("npm"))
                .job(1)
                .plan();

        assertThat(after.actions()).noneMatch(Action.Retire.class::isInstance);
        assertThat(after.launches()).isEmpty();
    }

    @Test
    void an_agent_gives_way_to_a_job_that_has_no_room() {
        Scene scene = pool().probing()
                .template("one")
                .template("two", "gpu")
                .maxAgents(1)
                .agent(ready(1, NOW.minusSeconds(60)).of("one").unneeded(ago(Duration.ofHours(1))))
                .job(1, "gpu");

        assertThat(scene.plan().actions()).anyMatch(Action.Retire.class::isInstance);
    }

    @Test
    void a_template_that_never_starts_is_left_to_jobs_after_a_while_and_a_condition_says_so() {
        Hold.Cause never = new Hold.Cause.StartsFailed(7, "it never came online");
        AgentTemplate small = Scene.templateOf("small", 0);
        Scene again = pool().probing().hold(held(small, never, ImageProbes.MOST_FAILURES - 1, NOW.minusSeconds(1)));
        Scene over = pool().probing().hold(held(small, never, ImageProbes.MOST_FAILURES, NOW.minusSeconds(1)));

        assertThat(again.plan().launches()).hasSize(1);
        assertThat(over.plan().launches()).isEmpty();
        assertThat(finding(over).reason()).isEqualTo("StartsFailed");
        assertThat(finding(over).message()).contains("registry.example/agent:small", "never came online");
        assertThat(over.job(1).plan().launches()).hasSize(1);
    }

    @Test
    void a_condition_tells_what_holds_it_back_unless_that_passes() {
        assertThat(finding(pool().probing().maxAgents(1).agent(busy(1).of("other")))
                        .reason())
                .isEqualTo("AtMaxAgents");
        assertThat(finding(pool().probing().paused()).status()).isEqualTo(Condition.Status.True);
        assertThat(finding(pool().probing()).status()).isEqualTo(Condition.Status.True);
        assertThat(finding(pool().imagesUnknown()).status()).isEqualTo(Condition.Status.True);
    }

    private static Hold held(AgentTemplate template, Hold.Cause cause, int failures, Instant until) {
        return new Hold(template.name(), template.fingerprint(), null, cause, failures, until);
    }

    private static Finding finding(Scene scene) {
        return scene.plan().findings().stream()
                .filter(finding -> finding.type() == Condition.Type.ImagesKnown)
                .findFirst()
                .orElseThrow();
    }
}
