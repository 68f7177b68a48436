package dev.muster.model.plan;

import static dev.muster.model.plan.Scene.NOW;
import static dev.muster.model.plan.Scene.busy;
import static dev.muster.model.plan.Scene.id;
import static dev.muster.model.plan.Scene.launch;
import static dev.muster.model.plan.Scene.online;
import static dev.muster.model.plan.Scene.pool;
import static dev.muster.model.plan.Scene.starting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.Phase;
import dev.muster.model.demand.JobRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What users of other autoscalers suffer from, by the numbers of docs/pains.md, as far as plans decide it. */
class PainsOfOtherSystemsTest {
    @Test
    void pain_01_a_job_that_was_picked_up_never_counts_as_waiting() {
        Scene scene = pool().heldJob(1, JobRequest.State.RUNNING, id(1, 1))
                .heldJob(2, JobRequest.State.ASSIGNED, id(2, 1))
                .agent(busy(1))
                .agent(online(2));

        assertThat(scene.plan().launches()).isEmpty();
    }

    @Test
    void pain_02_running_jobs_are_not_taken_off_the_waiting_ones() {
        Scene scene = pool();
        for (long running = 1; running <= 4; running++) {
            scene.heldJob(running, JobRequest.State.RUNNING, id(running, 1)).agent(busy(running));
        }
        scene.job(11).job(12).job(13).job(14);

        assertThat(scene.plan().launches()).hasSize(4);
    }

    @Test
    void pain_02_an_agent_on_its_way_is_not_launched_a_second_time() {
        assertThat(pool().job(1).agent(starting(1)).plan().launches()).isEmpty();
    }

    @Test
    void pain_03_fewer_jobs_or_a_lower_limit_end_no_agent_that_works() {
        Scene scene = pool().maxAgents(0)
                .heldJob(1, JobRequest.State.RUNNING, id(1, 1))
                .agent(busy(1));

        assertThat(ends(scene)).isEmpty();
    }

    @Test
    void pain_04_every_waiting_job_has_an_agent_or_a_reason_with_a_sentence() {
        Scene scene =
                pool().maxAgents(1).job(1).job(2).job(3, "nothing-offers-this").jobOfPlanType(4, "Mystery");

        assertThat(scene.plan().jobs().values()).hasSize(4).allSatisfy(situation -> {
            assertThat(situation).isInstanceOf(JobSituation.Waiting.class);
            assertThat(((JobSituation.Waiting) situation).reason().sentence()).isNotBlank();
        });
    }

    @Test
    void pain_05_the_queue_may_be_longer_than_200() {
        Scene scene = pool().limits(usual -> usual.withMaxAgents(5_000).withLaunchesPerLoop(1_000));
        LongStream.rangeClosed(1, 750).forEach(scene::job);

        assertThat(scene.plan().launches()).hasSize(750);
    }

    @Test
    void pain_06_finished_requests_are_nothing_but_finished() {
        Scene scene = pool();
        LongStream.rangeClosed(1, 760).forEach(id -> scene.heldJob(id, JobRequest.State.FINISHED, id(id, 1)));
        scene.job(1_000);

        assertThat(scene.plan().launches()).extracting(Action.Launch::agent).containsExactly(id(1_000, 1));
    }

    @Test
    void pain_07_what_the_licence_does_not_cover_is_not_launched() {
        Scene scene = pool().licenceRoom(1).job(1).job(2);

        assertThat(scene.plan().launches()).hasSize(1);
        assertThat(scene.reason(2)).isInstanceOf(WaitReason.LicenceFull.class);
    }

    @Test
    void pain_08_two_templates_that_fit_one_job_launch_one_agent() {
        assertThat(pool().template("small").template("large").job(1).plan().launches())
                .containsExactly(launch(id(1, 1), "small"));
    }

    @Test
    void pain_09_a_template_may_offer_more_than_a_job_demands() {
        assertThat(pool().template("all", "docker", "gpu", "java")
                        .job(1, "java", "Agent.Version -gtVersion 3.218.0")
                        .plan()
                        .launches())
                .hasSize(1);
    }

    @Test
    void pain_09_a_job_that_demands_nothing_launches_one_agent_of_the_plainest_template() {
        assertThat(pool().template("gpu", "gpu").template("plain").job(1).plan().launches())
                .containsExactly(launch(id(1, 1), "plain"));
    }

    @Test
    void pain_09_names_and_values_are_compared_without_regard_to_case() {
        assertThat(pool().template("small", "Env=Dev")
                        .job(1, "ENV -Equals dEV")
                        .plan()
                        .launches())
                .hasSize(1);
    }

    @Test
    void pain_10_a_pool_without_agents_has_a_placeholder_per_template() {
        assertThat(pool().withoutPlaceholders()
                        .template("small")
                        .template("large")
                        .plan()
                        .actions())
                .filteredOn(Action.AddPlaceholder.class::isInstance)
                .hasSize(2);
    }

    @Test
    void pain_10_no_clean_up_takes_a_placeholder_that_is_wanted() {
        assertThat(pool().template("small").plan().actions()).noneMatch(Action.RemovePlaceholder.class::isInstance);
    }

    @Test
    void pain_11_an_agent_that_ended_leaves_no_registration() {
        Scene scene = pool().agent(busy(1).completed(1)
                .offline()
                .cordoned(NOW.minusSeconds(30))
                .stopped("EssentialContainerExited", NOW.minusSeconds(10)));

        assertThat(scene.plan().actions()).anyMatch(Action.Deregister.class::isInstance);
    }

    @Test
    void pain_12_an_agent_that_has_its_job_is_disabled_before_it_can_be_offered_another() {
        Scene scene = pool().heldJob(1, JobRequest.State.RUNNING, id(1, 1)).agent(busy(1));

        assertThat(scene.plan().actions()).anyMatch(Action.Cordon.class::isInstance);
    }

    @Test
    void pain_13_an_agent_that_no_job_came_for_is_retired() {
        Scene scene = pool().agent(online(1)
                .stamped(Phase.ONLINE, NOW.minus(Duration.ofHours(5)))
                .unneeded(NOW.minus(Duration.ofHours(5))));

        assertThat(scene.plan().actions()).anyMatch(Action.Retire.class::isInstance);
    }

    @Test
    void pain_14_a_job_that_demands_a_newer_agent_than_any_image_has_is_not_launched_for_but_told() {
        Scene scene = pool().templateOfVersion("small", "4.250.0").job(1, "Agent.Version -gtVersion 4.300.0");

        assertThat(scene.plan().launches()).isEmpty();
        assertThat(scene.reason(1)).isEqualTo(new WaitReason.AgentTooOld("small", "4.250.0", "4.300.0"));
    }

    private static List<Action> ends(Scene scene) {
        return scene.plan().actions().stream()
                .filter(action -> action instanceof Action.StopTask
                        || action instanceof Action.Deregister
                        || action instanceof Action.Retire)
                .toList();
    }
}
