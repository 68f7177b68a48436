package dev.muster.model.plan;

import static dev.muster.model.plan.Scene.NOW;
import static dev.muster.model.plan.Scene.id;
import static dev.muster.model.plan.Scene.launch;
import static dev.muster.model.plan.Scene.online;
import static dev.muster.model.plan.Scene.pool;
import static dev.muster.model.plan.Scene.request;
import static dev.muster.model.plan.Scene.starting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.Phase;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is done about a request that goes on waiting: read it again, take it for a phantom, try rarely. */
class DoubtedRequestTest {
    private static final Action READ = new Action.ReadRequest(new RequestId(1));
    private static final Instant THREE_MINUTES_AGO = NOW.minus(Duration.ofMinutes(3));

    @Nested
    class Evidence {
        @Test
        void is_an_agent_online_and_fit_for_two_minutes_while_its_request_waits() {
            assertThat(pool().job(1)
                            .agent(online(1).stamped(Phase.ONLINE, NOW.minus(Duration.ofMinutes(2))))
                            .plan()
                            .waitedInVain())
                    .containsExactly(id(1, 1));
        }

        @Test
        void is_none_before_that() {
            assertThat(pool().job(1)
                            .agent(online(1).stamped(Phase.ONLINE, NOW.minusSeconds(119)))
                            .plan()
                            .waitedInVain())
                    .isEmpty();
        }

        @Test
        void is_none_while_the_agent_is_offline_or_disabled_or_lacks_what_is_asked() {
            AgentSketch offline =
                    online(1).stamped(Phase.ONLINE, THREE_MINUTES_AGO).offline();
            AgentSketch disabled =
                    online(2).stamped(Phase.ONLINE, THREE_MINUTES_AGO).cordoned(NOW.minusSeconds(9));
            AgentSketch unfit = online(3).stamped(Phase.ONLINE, THREE_MINUTES_AGO);
            Plan plan = pool().template("small", "docker")
                    .job(1)
                    .job(2)
                    .job(3, "docker")
                    .agent(offline)
                    .agent(disabled)
                    .agent(unfit)
                    .plan();

            assertThat(plan.waitedInVain()).isEmpty();
        }

        @Test
        void is_none_if_the_request_does_not_wait() {
            assertThat(pool().heldJob(1, JobRequest.State.ASSIGNED, id(7, 1))
                            .agent(online(1).stamped(Phase.ONLINE, THREE_MINUTES_AGO))
                            .plan()
                            .waitedInVain())
                    .isEmpty();
        }

        @Test
        void of_an_agent_that_is_just_being_ended_counts_already() {
            AgentSketch ending =
                    online(1).waitedInVain().retiringBecause("idle").spent(NOW.minusSeconds(5));
            WaitReason reason = pool().inVain(1, 1, NOW.minus(Duration.ofMinutes(40)))
                    .job(1)
                    .agent(ending)
                    .reason(1);

            assertThat(reason).isInstanceOf(WaitReason.Phantom.class);
        }
    }

    @Nested
    class A_request_whose_run_is_over {
        @Test
        void gets_no_agent_and_says_so() {
            Scene scene = pool().runOver(1, "canceled").job(1).job(2);

            assertThat(scene.plan().launches()).hasSize(1);
            assertThat(scene.reason(1)).isEqualTo(new WaitReason.RunOver("canceled"));
        }

        @Test
        void leaves_a_free_agent_to_others() {
            Scene scene =
                    pool().runOver(1, "canceled").agent(starting(1)).job(1).job(2);

            assertThat(scene.plan().launches()).isEmpty();
        }

        @Test
        void is_read_again_lest_its_run_goes_on() {
            Scene scene = pool().runOver(1, "canceled").jobQueuedAt(1, NOW.minusSeconds(20_000));

            assertThat(scene.plan().actions()).contains(new Action.ReadRequest(new RequestId(1)));
        }
    }

    @Nested
    class A_phantom {
        @Test
        void is_what_two_agents_waited_for_in_vain() {
            assertThat(pool().job(1).inVain(1, 1, NOW).plan().launches()).hasSize(1);
            assertThat(pool().job(1).inVain(1, 2, NOW).plan().launches()).isEmpty();
        }

        @Test
        void gets_one_more_agent_after_half_an_hour() {
            Instant last = NOW.minus(Duration.ofMinutes(30));

            assertThat(pool().job(1).inVain(1, 2, last).plan().launches()).containsExactly(launch(id(1, 3), "small"));
            assertThat(pool().job(1).inVain(1, 2, last.plusSeconds(1)).reason(1))
                    .isEqualTo(new WaitReason.Phantom(2, NOW.plusSeconds(1)));
        }

        @Test
        void takes_an_agent_only_if_no_other_job_needs_it() {
            Scene scene = pool().job(1).job(2).inVain(1, 2, NOW).agent(online(9));

            assertThat(scene.reason(1)).isInstanceOf(WaitReason.Phantom.class);
            assertThat(scene.reason(2)).isInstanceOf(WaitReason.AgentReady.class);
        }

        @Test
        void is_read_again_at_once_and_then_every_ten_minutes() {
            JobRequest waiting = request(1, JobRequest.State.QUEUED, null);
            Scene young = pool().jobQueuedAt(1, NOW.minusSeconds(300)).inVain(1, 2, NOW);
            Scene justRead = pool().job(1).inVain(1, 2, NOW).reread(1, waiting, NOW.minusSeconds(599));
            Scene readLongAgo = pool().job(1).inVain(1, 2, NOW).reread(1, waiting, NOW.minusSeconds(600));

            assertThat(young.plan().actions()).contains(READ);
            assertThat(justRead.plan().actions()).doesNotContain(READ);
            assertThat(readLongAgo.plan().actions()).contains(READ);
        }
    }

    @Nested
    class Age {
        @Test
        void alone_means_read_it_again_and_is_no_verdict() {
            Plan plan = pool().paused().job(1).plan();

            assertThat(plan.actions()).containsExactly(READ);
            assertThat(pool().job(1).plan().launches()).hasSize(1);
        }

        @Test
        void of_less_than_ten_minutes_means_nothing() {
            assertThat(pool().paused()
                            .jobQueuedAt(1, NOW.minusSeconds(599))
                            .plan()
                            .actions())
                    .isEmpty();
        }

        @Test
        void means_nothing_while_an_agent_is_on_its_way() {
            assertThat(pool().job(1).agent(starting(1)).plan().actions()).isEmpty();
        }

        @Test
        void leads_to_one_reading_at_a_time_of_what_was_not_read_for_longest() {
            JobRequest waiting = request(1, JobRequest.State.QUEUED, null);
            Scene scene = pool().paused().job(1).job(2).job(3).reread(1, waiting, NOW.minusSeconds(6));

            assertThat(scene.plan().actions()).containsExactly(new Action.ReadRequest(new RequestId(2)));
        }

        @Test
        void leaves_a_pause_between_two_readings() {
            JobRequest waiting = request(1, JobRequest.State.QUEUED, null);

            assertThat(pool().paused()
                            .job(1)
                            .job(2)
                            .reread(1, waiting, NOW.minusSeconds(4))
                            .plan()
                            .actions())
                    .isEmpty();
        }
    }

    @Nested
    class What_a_reading_by_id_shows {
        @Test
        void ends_a_request_that_has_a_result_though_a_younger_list_still_has_it() {
            Plan plan = pool().job(1)
                    .reread(1, request(1, JobRequest.State.FINISHED, null), NOW.minusSeconds(60))
                    .plan();

            assertThat(plan.jobs()).containsEntry(new RequestId(1), new JobSituation.Finished());
            assertThat(plan.actions()).isEmpty();
        }

        @Test
        void ends_a_request_that_azure_devops_does_not_know_but_goes_on_asking() {
            Scene asked = pool().job(1).reread(1, null, NOW.minusSeconds(60));
            Scene askedLongAgo = pool().job(1).reread(1, null, NOW.minusSeconds(600));

            assertThat(asked.plan().jobs()).containsEntry(new RequestId(1), new JobSituation.Finished());
            assertThat(asked.plan().actions()).isEmpty();
            assertThat(askedLongAgo.plan().actions()).containsExactly(READ);
        }

        @Test
        void counts_as_its_state_if_it_is_younger_than_the_list() {
            JobRequest running = request(1, JobRequest.State.RUNNING, "pet");
            Scene younger = pool().job(1).jobsRead(NOW.minusSeconds(2)).reread(1, running, NOW.minusSeconds(1));
            Scene older = pool().job(1).jobsRead(NOW.minusSeconds(1)).reread(1, running, NOW.minusSeconds(2));

            assertThat(younger.registrationsRead(NOW.minusSeconds(3)).plan().jobs())
                    .containsEntry(new RequestId(1), new JobSituation.Running("pet"));
            assertThat(older.plan().launches()).hasSize(1);
        }
    }

    @Nested
    class Failed_starts {
        @Test
        void wait_half_an_hour_after_the_fifth_of_one_template() {
            Instant last = NOW.minus(Duration.ofMinutes(29));

            assertThat(pool().job(1).attempts(1, 5, 5, last).reason(1))
                    .isEqualTo(new WaitReason.AttemptsExhausted(5, "small", last.plus(Duration.ofMinutes(30))));
            assertThat(pool().job(1).attempts(1, 4, 4, last).plan().launches()).hasSize(1);
        }

        @Test
        void do_not_count_against_a_template_that_has_changed() {
            Plan plan = pool().template("small", "more")
                    .job(1)
                    .attempts(1, 5, 5, NOW)
                    .plan();

            assertThat(plan.launches()).containsExactly(launch(id(1, 6), "small"));
        }

        @Test
        void slow_no_other_job_down() {
            Plan plan = pool().job(1).job(2).attempts(1, 5, 5, NOW).plan();

            assertThat(plan.launches()).containsExactly(launch(id(2, 1), "small"));
        }
    }
}
