package dev.muster.model.plan;

import static dev.muster.model.plan.Scene.NOW;
import static dev.muster.model.plan.Scene.claimed;
import static dev.muster.model.plan.Scene.coming;
import static dev.muster.model.plan.Scene.online;
import static dev.muster.model.plan.Scene.pool;
import static dev.muster.model.plan.Scene.starting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.Phase;
import dev.muster.model.demand.Capabilities;
import dev.muster.model.observed.LearnedImage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectedOfferTest {
    @Nested
    class AnAgentOnItsWayWhoseTemplateHasChanged {
        @ParameterizedTest
        @ValueSource(strings = {"maven", "maven -equals 3.9", "maven -gtVersion 3.9.1"})
        void is_still_expected_to_meet_what_its_own_job_demands(String demand) {
            Scene scene = changed().job(1, demand).agent(starting(1).ofAnOldGeneration());

            assertThat(scene.plan().launches()).isEmpty();
            assertThat(scene.reason(1)).isEqualTo(new WaitReason.AgentComing(Scene.id(1, 1), Phase.PENDING));
        }

        @Test
        void meets_them_even_if_its_template_was_removed() {
            Scene scene = pool().template("other", "maven")
                    .job(1, "maven")
                    .agent(starting(1).ofAnOldGeneration());

            assertThat(scene.plan().launches()).isEmpty();
        }

        @Test
        void leaves_an_older_job_that_demands_the_same_to_a_launch_of_its_own() {
            Scene scene =
                    changed().job(1, "maven").job(2, "maven").agent(starting(2).ofAnOldGeneration());

            assertThat(scene.plan().launches())
                    .extracting(Action.Launch::request)
                    .containsExactly(Optional.of(Scene.id(1, 1).requestId().orElseThrow()));
        }

        @Test
        void can_serve_what_the_template_as_it_is_now_could() {
            Scene scene = pool().template("small", "docker")
                    .job(2, "docker")
                    .agent(starting(1).ofAnOldGeneration());

            assertThat(scene.plan().launches()).isEmpty();
        }

        @Test
        void is_expected_to_offer_no_more_than_the_template_does_now_if_it_came_for_no_job() {
            Scene scene = changed().job(1, "maven").agent(coming(7).ofAnOldGeneration());

            assertThat(scene.plan().launches())
                    .extracting(Action.Launch::template)
                    .containsExactly("versioned");
        }

        @Test
        void counts_with_what_it_shows_once_it_is_online() {
            Scene scene = changed().job(1, "maven").agent(online(1).ofAnOldGeneration());

            assertThat(scene.plan().launches()).extracting(Action.Launch::agent).containsExactly(Scene.id(1, 2));
        }

        @Test
        void meets_no_demand_of_a_form_that_nobody_knows() {
            Scene scene =
                    changed().job(1, "maven -matches 3.*").agent(claimed(1).ofAnOldGeneration());

            assertThat(scene.reason(1)).isInstanceOf(WaitReason.NoTemplate.class);
        }

        private Scene changed() {
            return pool().template("small")
                    .template("big", "maven=3.9", "surplus")
                    .template("versioned", "maven=3.9.2");
        }
    }

    @Test
    void an_agent_of_a_template_as_it_is_now_offers_what_that_does_whatever_its_job_demands() {
        Scene scene = pool().template("small")
                .template("big", "maven")
                .job(1, "maven")
                .agent(starting(1));

        assertThat(scene.plan().launches()).extracting(Action.Launch::template).containsExactly("big");
    }

    @Nested
    class APlanThatLearnsAnImage {
        private final Scene scene = pool().imagesUnknown()
                .learned(image("small", "before", "maven"))
                .learned(image("big", null, "gradle"))
                .template("small")
                .template("big", "maven")
                .agent(online(9)
                        .scanning("npm")
                        .runningImage("sha256:0b")
                        .stamped(Phase.CLAIMED, NOW.minusSeconds(60)));

        @Test
        void launches_nothing_for_what_the_image_turns_out_to_lack() {
            Plan plan = scene.job(1, "maven").plan();

            assertThat(plan.actions()).anyMatch(Action.LearnImage.class::isInstance);
            assertThat(plan.launches()).extracting(Action.Launch::template).containsExactly("big");
        }

        @Test
        void launches_at_once_for_what_the_image_turns_out_to_offer() {
            assertThat(scene.job(1, "npm").job(2, "npm").plan().launches())
                    .extracting(Action.Launch::template)
                    .containsExactly("small");
        }

        @Test
        void no_longer_counts_an_agent_on_its_way_of_which_it_learns_that_it_lacks_what_its_job_demands() {
            assertThat(scene.job(1, "maven").agent(starting(1)).plan().launches())
                    .containsExactly(Scene.launch(Scene.id(1, 2), "big"));
        }

        @Test
        void launches_what_the_next_plan_would() {
            Snapshot before = scene.job(1, "maven").job(2, "npm").job(3).snapshot();
            Plan plan = Planner.plan(before);
            List<LearnedImage> learned = plan.actions().stream()
                    .filter(Action.LearnImage.class::isInstance)
                    .map(action -> ((Action.LearnImage) action).learned())
                    .toList();

            Plan next = Planner.plan(before.withImages(before.images().with(learned.getFirst())));

            assertThat(next.launches()).isEqualTo(plan.launches());
        }

        private static LearnedImage image(String template, @Nullable String digest, String tool) {
            return new LearnedImage(
                    "registry.example/agent:" + template,
                    digest,
                    Capabilities.none().with(tool, "learned"),
                    NOW.minusSeconds(600));
        }
    }
}
