package dev.muster.model.plan;

import static dev.muster.model.plan.Scene.NOW;
import static dev.muster.model.plan.Scene.busy;
import static dev.muster.model.plan.Scene.claimed;
import static dev.muster.model.plan.Scene.id;
import static dev.muster.model.plan.Scene.launch;
import static dev.muster.model.plan.Scene.online;
import static dev.muster.model.plan.Scene.pool;
import static dev.muster.model.plan.Scene.starting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.Demand;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The planning rules about launches: what is launched, for which job, from which template, and why not. */
class LaunchingTest {
    private static List<AgentId> launched(Plan plan) {
        return plan.launches().stream().map(Action.Launch::agent).toList();
    }

    private static WaitReason reason(Plan plan, long request) {
        return plan.jobs().get(new RequestId(request)) instanceof JobSituation.Waiting(WaitReason reason)
                ? reason
                : fail("request " + request + " does not wait");
    }

    @Test
    void the_plan_that_learns_what_a_template_lacks_launches_from_the_next_one() {
        Plan plan = pool().template("small", "docker")
                .template("large", "docker")
                .job(1, "docker")
                .agent(online(1).launchedFrom("small", "docker").of("small"))
                .plan();

        assertThat(plan.lessons()).hasSize(1);
        assertThat(plan.launches()).containsExactly(launch(id(1, 2), "large"));
    }

    @Nested
    class Match_do_not_count {
        @Test
        void a_waiting_job_gets_an_agent_of_its_own() {
            Plan plan = pool().job(1).plan();

            assertThat(plan.launches()).containsExactly(launch(id(1, 1), "small"));
            assertThat(reason(plan, 1)).isEqualTo(new WaitReason.Launching(id(1, 1), "small"));
        }

        @Test
        void a_job_whose_agent_is_on_its_way_gets_no_second_one() {
            Plan plan = pool().job(1).agent(starting(1)).plan();

            assertThat(plan.launches()).isEmpty();
            assertThat(reason(plan, 1)).isEqualTo(new WaitReason.AgentComing(id(1, 1), Phase.PENDING));
        }

        @Test
        void a_launch_with_unknown_outcome_counts_as_an_agent() {
            assertThat(pool().job(1).agent(claimed(1)).plan().launches()).isEmpty();
        }

        @Test
        void an_agent_whose_job_was_taken_by_another_serves_whoever_still_waits() {
            Plan plan = pool().job(2)
                    .heldJob(1, JobRequest.State.RUNNING, id(2, 1))
                    .agent(online(2).in(Phase.BUSY).serving(1))
                    .agent(online(1))
                    .plan();

            assertThat(plan.launches()).isEmpty();
            assertThat(reason(plan, 2)).isEqualTo(new WaitReason.AgentReady("linux_1_1"));
        }

        @Test
        void a_busy_agent_is_no_supply() {
            Plan plan = pool().job(2)
                    .heldJob(1, JobRequest.State.RUNNING, id(1, 1))
                    .agent(busy(1))
                    .plan();

            assertThat(launched(plan)).containsExactly(id(2, 1));
        }

        @Test
        void an_agent_that_the_queue_shows_as_taken_is_no_supply_even_if_its_registration_does_not_yet() {
            Plan plan = pool().job(2)
                    .heldJob(1, JobRequest.State.ASSIGNED, id(1, 1))
                    .agent(online(1))
                    .plan();

            assertThat(launched(plan)).containsExactly(id(2, 1));
        }

        @Test
        void an_agent_that_readings_have_lacked_for_seconds_only_still_counts() {
            Plan plan = pool().job(1)
                    .agent(online(1).missedSince(NOW.minusSeconds(19)))
                    .plan();

            assertThat(launched(plan)).isEmpty();
            assertThat(reason(plan, 1)).isEqualTo(new WaitReason.AgentMissing(id(1, 1), NOW.plusSeconds(1)));
            assertThat(plan.actions()).doesNotHaveAnyElementsOfTypes(Action.Retire.class);
        }

        @Test
        void an_agent_whose_registration_is_gone_for_good_counts_no_more() {
            Plan plan = pool().job(1)
                    .agent(online(1).missedSince(NOW.minusSeconds(25)))
                    .plan();

            assertThat(launched(plan)).containsExactly(id(1, 2));
            assertThat(plan.actions()).contains(new Action.Retire(id(1, 1), "somebody deleted its registration"));
        }

        @Test
        void an_agent_found_spent_after_the_queue_was_read_may_have_taken_what_still_seems_to_wait() {
            Scene scene = pool().job(1)
                    .jobsRead(NOW.minusSeconds(2))
                    .registrationsRead(NOW.minusSeconds(3))
                    .agent(online(1).stopped("Essential container in task exited", NOW.minusSeconds(1)));

            assertThat(scene.plan().launches()).isEmpty();
            assertThat(reason(scene.plan(), 1)).isInstanceOf(WaitReason.StaleDemand.class);
        }

        @Test
        void the_next_reading_of_the_queue_settles_that() {
            Plan plan = pool().job(1)
                    .registrationsRead(NOW.minusMillis(900))
                    .jobsRead(NOW.minusMillis(500))
                    .agent(online(1).unregistered().stopped("gone", NOW.minusSeconds(1)))
                    .plan();

            assertThat(launched(plan)).containsExactly(id(1, 2));
        }

        @Test
        void somebody_elses_free_agent_is_supply_for_what_it_can_take() {
            Plan plan = pool().template("small", "docker")
                    .foreign("pet-machine", "docker")
                    .job(1, "docker")
                    .job(2, "docker")
                    .plan();

            assertThat(launched(plan)).containsExactly(id(2, 1));
            assertThat(reason(plan, 1)).isEqualTo(new WaitReason.AgentReady("pet-machine"));
        }

        @Test
        void an_agent_that_can_do_more_is_left_to_the_job_that_needs_it() {
            Plan plan = pool().template("small")
                    .template("big", "gpu")
                    .job(1)
                    .job(2, "gpu")
                    .agent(starting(7).of("big", "gpu"))
                    .agent(starting(8).of("small"))
                    .plan();

            assertThat(plan.launches()).isEmpty();
        }

        @Test
        void the_oldest_job_is_covered_first() {
            Plan plan = pool().job(3).job(1).job(2).agent(starting(9)).plan();

            assertThat(reason(plan, 1)).isInstanceOf(WaitReason.AgentComing.class);
            assertThat(launched(plan)).containsExactly(id(2, 1), id(3, 1));
        }
    }

    @Nested
    class One_winner_per_job {
        @Test
        void the_matching_template_with_the_highest_weight_wins() {
            Plan plan = pool().template("small", 1)
                    .template("preferred", 5)
                    .template("gpu", 9, "gpu")
                    .job(1)
                    .plan();

            assertThat(plan.launches()).extracting(Action.Launch::template).containsExactly("gpu");
        }

        @Test
        void at_equal_weight_the_one_with_fewest_surplus_capabilities() {
            Plan plan = pool().template("rich", "docker", "gpu", "java")
                    .template("lean", "docker")
                    .job(1, "docker")
                    .plan();

            assertThat(plan.launches()).extracting(Action.Launch::template).containsExactly("lean");
        }

        @Test
        void at_equal_fit_the_first_in_the_spec() {
            Plan plan = pool().template("one", "docker")
                    .template("two", "docker")
                    .job(1, "docker")
                    .plan();

            assertThat(plan.launches()).extracting(Action.Launch::template).containsExactly("one");
        }

        @Test
        void no_template_means_an_explanation_and_no_launch() {
            Plan plan =
                    pool().template("small", "docker").job(1, "docker", "gpu").plan();

            assertThat(plan.launches()).isEmpty();
            assertThat(reason(plan, 1))
                    .isEqualTo(new WaitReason.NoTemplate(
                            List.of(new WaitReason.Gap("small", List.of(new Demand.Exists("gpu"))))));
            assertThat(reason(plan, 1).sentence()).isEqualTo("No template offers what it demands: small lacks gpu.");
        }

        @Test
        void a_template_whose_agents_turned_out_to_lack_it_is_not_launched_for_that_again() {
            Plan plan = pool().template("small", "docker")
                    .job(1, "docker")
                    .lesson("small", "docker")
                    .plan();

            assertThat(plan.launches()).isEmpty();
            assertThat(reason(plan, 1)).isInstanceOf(WaitReason.TemplateLacks.class);
        }

        @Test
        void an_online_agent_that_lacks_what_it_was_launched_for_teaches_that() {
            Plan plan = pool().template("small", "docker")
                    .job(1, "docker")
                    .agent(online(1).of("small"))
                    .plan();

            assertThat(plan.lessons()).hasSize(1);
        }
    }

    @Nested
    class Limits {
        @Test
        void nothing_launches_at_max_agents() {
            Plan plan = pool().maxAgents(1).agent(busy(1)).job(2).plan();

            assertThat(plan.launches()).isEmpty();
            assertThat(reason(plan, 2)).isEqualTo(new WaitReason.AtMaxAgents(1, 1));
        }

        @Test
        void launches_stop_at_max_agents() {
            Plan plan = pool().maxAgents(2).job(1).job(2).job(3).plan();

            assertThat(launched(plan)).containsExactly(id(1, 1), id(2, 1));
            assertThat(reason(plan, 3)).isEqualTo(new WaitReason.AtMaxAgents(2, 2));
        }

        @Test
        void an_agent_whose_task_is_still_going_down_counts() {
            Plan plan = pool().maxAgents(1)
                    .agent(online(1).completed(1).in(Phase.FINISHING))
                    .job(2)
                    .plan();

            assertThat(plan.launches()).isEmpty();
        }

        @Test
        void an_agent_whose_task_has_stopped_does_not() {
            Plan plan = pool().maxAgents(1)
                    .agent(online(1).completed(1).in(Phase.FINISHING).stopped("done", NOW.minusSeconds(30)))
                    .job(2)
                    .plan();

            assertThat(launched(plan)).containsExactly(id(2, 1));
        }

        @Test
        void a_max_of_zero_launches_nothing() {
            assertThat(pool().maxAgents(0).job(1).plan().launches()).isEmpty();
        }

        @Test
        void one_look_launches_no_more_than_its_cap() {
            Plan plan = pool().launchesPerLoop(1).job(1).job(2).plan();

            assertThat(plan.launches()).hasSize(1);
            assertThat(reason(plan, 2)).isEqualTo(new WaitReason.LaunchCap(1, NOW.plusSeconds(1)));
        }

        @Test
        void a_paused_pool_launches_nothing() {
            Plan plan = pool().paused().job(1).plan();

            assertThat(plan.launches()).isEmpty();
            assertThat(reason(plan, 1)).isEqualTo(new WaitReason.Paused());
        }
    }

    @Nested
    class Fresh_grounds {
        @Test
        void an_old_job_list_launches_nothing() {
            Plan plan = pool().job(1)
                    .jobsRead(NOW.minus(Duration.ofMinutes(5)))
                    .registrationsRead(NOW.minus(Duration.ofMinutes(6)))
                    .plan();

            assertThat(plan.launches()).isEmpty();
            assertThat(reason(plan, 1)).isInstanceOf(WaitReason.StaleDemand.class);
        }

        @Test
        void a_job_list_read_before_the_agents_launches_nothing() {
            Plan plan = pool().job(1)
                    .jobsRead(NOW.minusSeconds(3))
                    .registrationsRead(NOW.minusSeconds(2))
                    .plan();

            assertThat(plan.launches()).isEmpty();
        }

        @Test
        void a_request_that_an_agent_of_ours_was_given_is_not_launched_for_again() {
            Plan plan = pool().job(1).agent(busy(1)).plan();

            assertThat(plan.launches()).isEmpty();
            assertThat(reason(plan, 1)).isEqualTo(new WaitReason.GivenToAgent(id(1, 1)));
        }
    }

    @Nested
    class Further_attempts {
        @Test
        void the_next_attempt_follows_the_highest_ever_made() {
            Plan plan = pool().job(1).attempts(1, 3, 0, null).plan();

            assertThat(launched(plan)).containsExactly(id(1, 4));
        }

        @Test
        void wait_longer_after_each_failure() {
            Instant lastFailure = NOW.minusSeconds(15);
            Plan soon = pool().job(1).attempts(1, 1, 1, lastFailure).plan();
            Plan later = pool().job(1).attempts(1, 2, 2, lastFailure).plan();

            assertThat(launched(soon)).containsExactly(id(1, 2));
            assertThat(reason(later, 1)).isEqualTo(new WaitReason.RetryBackoff(2, lastFailure.plusSeconds(20)));
            assertThat(later.nextLook()).isEqualTo(lastFailure.plusSeconds(20));
        }

        @Test
        void a_template_whose_launch_failed_is_held() {
            Instant until = NOW.plusSeconds(30);
            Plan plan = pool().job(1)
                    .hold("small", new CloudFault.Misconfigured("image not found"), until)
                    .plan();

            assertThat(plan.launches()).isEmpty();
            assertThat(plan.nextLook()).isEqualTo(until);
            assertThat(plan.findings())
                    .anySatisfy(finding -> assertThat(finding.message()).contains("image not found"));
        }
    }

    @Test
    void a_plan_type_nobody_knows_is_explained_and_never_launched_for() {
        Plan plan = pool().jobOfPlanType(1, "Mystery").plan();

        assertThat(plan.launches()).isEmpty();
        assertThat(reason(plan, 1)).isEqualTo(new WaitReason.UnknownPlanType("Mystery"));
    }

    @Test
    void another_installations_placeholder_stops_every_launch() {
        Plan plan = pool().job(1)
                .registration(Scene.placeholder(
                        9,
                        "muster-placeholder_linux_small_1",
                        "installation2",
                        TemplateOffer.of(Scene.templateOf("small", 0))))
                .plan();

        assertThat(plan.launches()).isEmpty();
        assertThat(reason(plan, 1)).isEqualTo(new WaitReason.PoolOfOthers("installation2"));
        assertThat(plan.findings())
                .anySatisfy(finding -> assertThat(finding.reason()).isEqualTo("OtherInstallation"));
    }
}
