package dev.muster.model.plan;

import static dev.muster.model.plan.Scene.NOW;
import static dev.muster.model.plan.Scene.busy;
import static dev.muster.model.plan.Scene.online;
import static dev.muster.model.plan.Scene.pool;
import static dev.muster.model.plan.Scene.starting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.Phase;
import dev.muster.model.demand.Capabilities;
import dev.muster.model.observed.LearnedImage;
import dev.muster.model.pool.AgentTemplate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ImageLearningTest {
    private static final String IMAGE = "registry.example/agent:small";
    private static final String OLD = "sha256:0a";
    private static final String NEW = "sha256:0b";

    @Nested
    class AnImage {
        @Test
        void is_learned_from_the_first_agent_that_shows_a_scan() {
            List<Action.LearnImage> learned = learned(pool().imagesUnknown()
                    .agent(scanning(1, OLD))
                    .agent(scanning(2, OLD))
                    .job(1)
                    .job(2));

            assertThat(learned).hasSize(1);
            assertThat(learned.getFirst().shownBy()).isEqualTo(Scene.id(1, 1));
            assertThat(learned.getFirst().learned())
                    .isEqualTo(new LearnedImage(
                            IMAGE,
                            OLD,
                            Capabilities.none()
                                    .with("Agent.OS", "Linux")
                                    .with("Agent.OSArchitecture", "X64")
                                    .with("Agent.Version", "4.255.0")
                                    .with("maven", "learned"),
                            NOW));
        }

        @Test
        void is_learned_from_an_agent_that_has_a_job_already() {
            AgentSketch busy = busy(1).scanning("maven").runningImage(OLD);

            assertThat(learned(pool().imagesUnknown().agent(busy))).hasSize(1);
        }

        @Test
        void is_known_by_its_reference_where_ecs_tells_no_digest() {
            assertThat(learned(pool().imagesUnknown().agent(scanning(1, null)).job(1)))
                    .extracting(action -> action.learned().digest())
                    .containsExactly((String) null);
        }

        @Test
        void named_by_its_digest_has_that_digest() {
            assertThat(learned(pool().template(templateByDigest())
                            .imagesUnknown()
                            .agent(scanning(1, null).launchedFrom(templateByDigest()))
                            .job(1)))
                    .extracting(action -> action.learned().digest())
                    .containsExactly("sha256:" + "0123456789abcdef".repeat(4));
        }

        @Test
        void is_not_learned_twice() {
            assertThat(learned(pool().imagesUnknown()
                            .learned(known(OLD))
                            .agent(scanning(1, OLD))
                            .agent(scanning(2, null))
                            .job(1)
                            .job(2)))
                    .isEmpty();
        }

        @Test
        void behind_whose_name_is_another_one_now_is_learned_again_from_an_agent_launched_since() {
            AgentSketch since = scanning(1, NEW).stamped(Phase.CLAIMED, NOW.minusSeconds(60));

            assertThat(learned(pool().imagesUnknown()
                            .learned(known(OLD))
                            .agent(since)
                            .job(1)))
                    .extracting(action -> action.learned().digest())
                    .containsExactly(NEW);
        }

        @Test
        void is_not_learned_back_from_an_agent_launched_before() {
            AgentSketch before = scanning(1, NEW).stamped(Phase.CLAIMED, NOW.minusSeconds(5_000));

            assertThat(learned(pool().imagesUnknown()
                            .learned(known(OLD))
                            .agent(before)
                            .job(1)))
                    .isEmpty();
        }

        @Test
        void is_not_learned_from_an_agent_whose_template_has_changed() {
            assertThat(learned(pool().imagesUnknown()
                            .agent(scanning(1, OLD).ofAnOldGeneration())
                            .job(1)))
                    .isEmpty();
        }

        @Test
        void is_not_learned_from_what_was_only_registered() {
            assertThat(learned(pool().imagesUnknown()
                            .agent(starting(1).registered().offline())
                            .job(1)))
                    .isEmpty();
        }

        @Test
        void whose_agent_shows_no_scan_is_given_up_after_a_while() {
            AgentSketch silent = online(1).stamped(Phase.ONLINE, NOW.minus(ImageLearning.PATIENCE));

            assertThat(learned(pool().imagesUnknown().agent(silent).job(1))).hasSize(1);
        }

        @Test
        void whose_agent_has_shown_no_scan_yet_is_looked_at_when_that_while_is_over() {
            Plan plan = pool().imagesUnknown()
                    .agent(online(1).stamped(Phase.ONLINE, NOW.minusSeconds(20)))
                    .job(1)
                    .plan();

            assertThat(plan.actions()).noneMatch(Action.LearnImage.class::isInstance);
            assertThat(plan.nextLook()).isEqualTo(NOW.minusSeconds(20).plus(ImageLearning.PATIENCE));
        }
    }

    @Nested
    class WhatWasLearned {
        private final Scene scene = pool().imagesUnknown().learned(known(OLD));

        @Test
        void lets_a_job_that_demands_it_have_an_agent() {
            assertThat(scene.job(1, "maven").plan().launches()).hasSize(1);
        }

        @Test
        void does_not_meet_a_demand_for_a_value() {
            assertThat(scene.job(1, "maven -equals 3.9").reason(1)).isInstanceOf(WaitReason.NoTemplate.class);
        }

        @Test
        void counts_for_every_template_of_the_image() {
            Scene two = pool().imagesUnknown()
                    .template(Scene.templateOfImage("other", "registry.example/another:1"))
                    .template(sameImage("second"));
            two.learned(known(OLD));

            assertThat(two.job(1, "maven").plan().launches())
                    .extracting(Action.Launch::template)
                    .containsExactly("second");
        }

        @Test
        void is_expected_of_the_next_image_of_the_repository_as_well_but_for_the_version() {
            Scene next = pool().imagesUnknown()
                    .template(Scene.templateOfImage("small", "registry.example/agent:next"))
                    .learned(known(OLD));

            assertThat(next.job(1, "maven", "Agent.Version -gtVersion 4.300.0")
                            .plan()
                            .launches())
                    .hasSize(1);
        }

        @Test
        void is_expected_of_no_other_repositorys_image() {
            Scene another = pool().imagesUnknown()
                    .template(Scene.templateOfImage("small", "registry.example/agent/windows:next"))
                    .learned(known(OLD));

            assertThat(another.job(1, "maven").reason(1)).isInstanceOf(WaitReason.NoTemplate.class);
        }

        @Test
        void does_not_keep_the_next_image_from_being_learned() {
            assertThat(learned(pool().template(Scene.templateOfImage("small", "registry.example/agent:next"))
                            .imagesUnknown()
                            .learned(known(OLD))
                            .agent(scanning(1, NEW)
                                    .launchedFrom(Scene.templateOfImage("small", "registry.example/agent:next")))
                            .job(1)))
                    .extracting(action -> action.learned().image())
                    .containsExactly("registry.example/agent:next");
        }

        @Test
        void tells_the_agents_version() {
            assertThat(scene.job(1, "Agent.Version -gtVersion 4.256.0").reason(1))
                    .isEqualTo(new WaitReason.AgentTooOld("small", "4.255.0", "4.256.0"));
        }

        @Test
        void makes_the_placeholder_one_that_shows_it() {
            Snapshot knowing = pool().imagesUnknown().learned(known(OLD)).snapshot();
            String before = PlaceholderPlan.name(
                    pool().imagesUnknown().snapshot(),
                    knowing.spec().templates().getFirst());
            String after =
                    PlaceholderPlan.name(knowing, knowing.spec().templates().getFirst());

            assertThat(after).isNotEqualTo(before);
            assertThat(TemplateOffer.ofPlaceholder(knowing.spec().templates().getFirst(), knowing.images())
                            .asMap())
                    .containsEntry("maven", "learned")
                    .containsEntry("Agent.Version", TemplateOffer.ANY_AGENT_VERSION);
        }

        @Test
        void changes_no_placeholder_by_a_version_alone() {
            Snapshot one = pool().imagesUnknown().learned(version("4.255.0")).snapshot();
            Snapshot other = pool().imagesUnknown().learned(version("4.256.0")).snapshot();

            assertThat(PlaceholderPlan.name(one, one.spec().templates().getFirst()))
                    .isEqualTo(
                            PlaceholderPlan.name(other, other.spec().templates().getFirst()));
        }
    }

    private static AgentTemplate sameImage(String name) {
        AgentTemplate like = Scene.templateOf("small", 0);
        return withImage(name, like.image());
    }

    private static AgentTemplate templateByDigest() {
        return withImage("small", "registry.example/agent@sha256:" + "0123456789abcdef".repeat(4));
    }

    private static AgentTemplate withImage(String name, String image) {
        return Scene.templateOfImage(name, image);
    }

    private static LearnedImage known(@Nullable String digest) {
        return new LearnedImage(
                IMAGE,
                digest,
                Capabilities.none().with("Agent.Version", "4.255.0").with("maven", "learned"),
                NOW.minusSeconds(600));
    }

    private static LearnedImage version(String version) {
        return new LearnedImage(IMAGE, null, Capabilities.none().with("Agent.Version", version), NOW);
    }

    private static AgentSketch scanning(long request, @Nullable String digest) {
        return online(request).scanning("maven").runningImage(digest);
    }

    private static List<Action.LearnImage> learned(Scene scene) {
        return scene.plan().actions().stream()
                .filter(Action.LearnImage.class::isInstance)
                .map(Action.LearnImage.class::cast)
                .toList();
    }
}
