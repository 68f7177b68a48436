package dev.muster.model.plan;

import static dev.muster.model.plan.Scene.NOW;
import static dev.muster.model.plan.Scene.busy;
import static dev.muster.model.plan.Scene.claimed;
import static dev.muster.model.plan.Scene.id;
import static dev.muster.model.plan.Scene.online;
import static dev.muster.model.plan.Scene.pool;
import static dev.muster.model.plan.Scene.starting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.Phase;
import dev.muster.model.demand.Capabilities;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.RegistrationSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The planning rules about agents: from the unconfirmed launch to the record's last word. */
class AgentCareTest {
    private static List<Action> care(AgentSketch agent) {
        return pool().agent(agent).plan().actions();
    }

    @Nested
    class An_unconfirmed_launch {
        @Test
        void is_sent_again_with_the_same_bytes() {
            assertThat(care(claimed(1))).containsExactly(new Action.Resume(id(1, 1)));
        }

        @Test
        void is_left_alone_while_its_call_waits_or_is_under_way() {
            assertThat(pool().agent(claimed(1))
                            .launchQueued(id(1, 1), 7)
                            .agent(claimed(2))
                            .launchUnderWay(id(2, 1))
                            .plan()
                            .actions())
                    .isEmpty();
        }

        @Test
        void counts_as_supply_while_its_call_waits() {
            Plan plan =
                    pool().job(1).agent(claimed(1)).launchQueued(id(1, 1), 312).plan();

            assertThat(plan.launches()).isEmpty();
            assertThat(plan.jobs().get(new RequestId(1)))
                    .isEqualTo(new JobSituation.Waiting(new WaitReason.LaunchQueued(id(1, 1), 312, 20)));
        }

        @Test
        void waits_out_its_backoff() {
            Plan plan = pool().agent(claimed(1).notBefore(NOW.plusSeconds(4))).plan();

            assertThat(plan.actions()).isEmpty();
            assertThat(plan.nextLook()).isEqualTo(NOW.plusSeconds(4));
        }

        @Test
        void is_looked_up_and_never_sent_once_it_is_50_minutes_old() {
            assertThat(care(claimed(1).stamped(Phase.CLAIMED, NOW.minus(Duration.ofMinutes(50)))))
                    .containsExactly(new Action.LookUp(id(1, 1)));
        }

        @Test
        void is_forgotten_when_abandoned_and_its_token_is_too_old_to_matter() {
            assertThat(care(claimed(1).in(Phase.ABANDONED).stamped(Phase.CLAIMED, NOW.minus(Duration.ofHours(26)))))
                    .containsExactly(new Action.Forget(id(1, 1)));
        }

        @Test
        void is_stopped_if_it_shows_up_after_all() {
            assertThat(care(claimed(1).in(Phase.ABANDONED).withTask("PENDING")))
                    .containsExactly(
                            new Action.StopTask(id(1, 1), "arn:task/linux_1_1", "its job is finished and it lingers"));
        }
    }

    @Nested
    class Pick_up {
        @Test
        void makes_it_durable_and_cordons_in_one_plan() {
            Plan plan = pool().heldJob(1, JobRequest.State.RUNNING, id(1, 1))
                    .agent(busy(1).durably(Phase.REGISTERING))
                    .plan();

            assertThat(plan.actions())
                    .containsExactly(new Action.Advance(id(1, 1), Phase.BUSY, null), new Action.Cordon(id(1, 1), 1));
            assertThat(plan.agents()).containsEntry(id(1, 1), AgentBucket.WORKING);
        }

        @Test
        void is_not_cordoned_before_the_agent_received_the_job() {
            Plan plan = pool().heldJob(1, JobRequest.State.ASSIGNED, id(1, 1))
                    .agent(busy(1))
                    .plan();

            assertThat(plan.actions()).isEmpty();
        }

        @Test
        void cordons_once() {
            assertThat(pool().heldJob(1, JobRequest.State.RUNNING, id(1, 1))
                            .agent(busy(1).cordoned(NOW.minusSeconds(9)))
                            .plan()
                            .actions())
                    .isEmpty();
        }
    }

    @Nested
    class A_finished_agent {
        @Test
        void is_cordoned_before_anything_else_if_its_job_came_and_went_between_two_readings() {
            assertThat(care(online(1).completed(1).in(Phase.FINISHING).durably(Phase.REGISTERING)))
                    .containsExactly(
                            new Action.Advance(id(1, 1), Phase.FINISHING, null), new Action.Cordon(id(1, 1), 1));
        }

        @Test
        void is_made_durable_once_though_its_clean_up_begins_in_the_same_plan() {
            assertThat(care(online(1)
                            .completed(1)
                            .in(Phase.FINISHING)
                            .durably(Phase.REGISTERING)
                            .offline()))
                    .containsExactly(
                            new Action.Advance(id(1, 1), Phase.FINISHING, null), new Action.Cordon(id(1, 1), 1));
        }

        @Test
        void keeps_its_registration_while_it_is_online_and_linger_lasts() {
            AgentSketch finishing = online(1)
                    .completed(1)
                    .in(Phase.FINISHING)
                    .cordoned(NOW.minusSeconds(60))
                    .stamped(Phase.FINISHING, NOW.minusSeconds(30));

            Plan plan = pool().agent(finishing).plan();

            assertThat(plan.actions()).isEmpty();
            assertThat(plan.nextLook()).isEqualTo(NOW.plusSeconds(60));
        }

        @Test
        void loses_it_when_it_goes_offline() {
            assertThat(care(online(1)
                            .completed(1)
                            .in(Phase.FINISHING)
                            .cordoned(NOW.minusSeconds(60))
                            .stamped(Phase.FINISHING, NOW.minusSeconds(10))
                            .offline()))
                    .containsExactly(new Action.Deregister(id(1, 1), 1));
        }

        @Test
        void loses_it_when_linger_is_over_though_its_listener_hangs() {
            assertThat(care(online(1)
                            .completed(1)
                            .in(Phase.FINISHING)
                            .cordoned(NOW.minusSeconds(100))
                            .stamped(Phase.FINISHING, NOW.minusSeconds(90))))
                    .containsExactly(new Action.Deregister(id(1, 1), 1));
        }

        @Test
        void is_stopped_only_when_its_registration_is_gone_and_linger_is_over() {
            AgentSketch lingering = online(1)
                    .completed(1)
                    .in(Phase.FINISHING)
                    .unregistered()
                    .stamped(Phase.FINISHING, NOW.minusSeconds(90));

            assertThat(care(lingering))
                    .containsExactly(
                            new Action.Advance(id(1, 1), Phase.STOPPING, "its job is finished and it lingers"),
                            new Action.StopTask(id(1, 1), "arn:task/linux_1_1", "its job is finished and it lingers"));
        }

        @Test
        void is_stopped_though_a_crash_left_nothing_but_its_pick_up_on_record() {
            AgentSketch hanging = busy(1).unregistered().stamped(Phase.BUSY, NOW.minusSeconds(90));

            assertThat(Planner.plan(Scene.pool()
                                    .agent(hanging)
                                    .reread(1, null, NOW.minusSeconds(10))
                                    .snapshot())
                            .actions())
                    .containsExactly(
                            new Action.Advance(id(1, 1), Phase.STOPPING, "its job is finished and it lingers"),
                            new Action.StopTask(id(1, 1), "arn:task/linux_1_1", "its job is finished and it lingers"));
        }

        @Test
        void is_read_by_its_id_before_a_list_that_lacks_it_is_believed() {
            AgentSketch missing = busy(1).unregistered().stamped(Phase.BUSY, NOW.minusSeconds(90));

            assertThat(care(missing)).containsExactly(new Action.ReadRequest(new RequestId(1)));
        }

        @Test
        void is_read_by_its_id_when_it_is_offline_and_its_registration_has_no_job_any_more() {
            AgentSketch dropped = busy(1).unassigned().offline().cordoned(NOW.minusSeconds(60));

            assertThat(care(dropped)).containsExactly(new Action.ReadRequest(new RequestId(1)));
        }

        @Test
        void is_ended_when_its_job_waits_again() {
            AgentSketch dropped = busy(1).unassigned().offline().cordoned(NOW.minusSeconds(60));

            assertThat(Planner.plan(Scene.pool()
                                    .job(1)
                                    .agent(dropped)
                                    .reread(1, Scene.request(1, JobRequest.State.QUEUED, null), NOW.minusSeconds(10))
                                    .snapshot())
                            .actions())
                    .contains(new Action.Deregister(id(1, 1), 1))
                    .doesNotHaveAnyElementsOfTypes(Action.Launch.class);
        }

        @Test
        void is_left_alone_while_readings_may_be_older_than_its_job() {
            assertThat(care(busy(1).unregistered().stamped(Phase.BUSY, NOW))).isEmpty();
        }

        @Test
        void is_forgotten_only_when_its_launch_counts_no_longer_among_those_of_a_minute() {
            Instant claimed = NOW.minusSeconds(59);
            AgentSketch over = online(1)
                    .completed(1)
                    .in(Phase.FINISHING)
                    .unregistered()
                    .stamped(Phase.CLAIMED, claimed)
                    .stamped(Phase.FINISHING, NOW.minusSeconds(20))
                    .stopped("done", NOW.minusSeconds(10));

            assertThat(care(over)).isEmpty();
            assertThat(care(over.stamped(Phase.CLAIMED, NOW.minusSeconds(60))))
                    .containsExactly(new Action.Forget(id(1, 1)));
        }

        @Test
        void is_forgotten_when_task_and_registration_are_gone() {
            assertThat(care(online(1)
                            .completed(1)
                            .in(Phase.FINISHING)
                            .unregistered()
                            .stamped(Phase.FINISHING, NOW.minusSeconds(20))
                            .stopped("done", NOW.minusSeconds(10))))
                    .containsExactly(new Action.Forget(id(1, 1)));
        }

        @Test
        void is_not_forgotten_on_a_reading_older_than_its_stop() {
            assertThat(care(online(1)
                            .completed(1)
                            .in(Phase.FINISHING)
                            .unregistered()
                            .stopped("done", NOW.minusSeconds(1))))
                    .isEmpty();
        }
    }

    @Nested
    class Deregistration {
        @Test
        void needs_a_reading_that_began_after_the_cordon() {
            assertThat(care(online(1).completed(1).in(Phase.FINISHING).offline().cordoned(NOW.minusSeconds(2))))
                    .isEmpty();
        }

        @Test
        void never_happens_while_the_agent_holds_a_job_and_its_task_runs() {
            AgentSketch sketch = online(1).cordoned(NOW.minusSeconds(30)).retiringBecause("surplus");
            Plan plan = pool().heldJob(2, JobRequest.State.ASSIGNED, id(1, 1))
                    .agent(sketch)
                    .plan();

            assertThat(plan.actions()).isEmpty();
        }
    }

    @Nested
    class Retirement {
        @Test
        void of_surplus_begins_with_a_durable_mark() {
            AgentSketch surplus = online(1).unneeded(NOW.minus(Duration.ofMinutes(2)));

            assertThat(care(surplus))
                    .containsExactly(new Action.Retire(id(1, 1), "no waiting job has needed it for 2 min"));
        }

        @Test
        void then_cordons() {
            assertThat(care(online(1).retiringBecause("surplus"))).containsExactly(new Action.Cordon(id(1, 1), 1));
        }

        @Test
        void waits_five_seconds_after_the_cordon_before_it_believes_that_there_is_no_job() {
            assertThat(care(online(1).retiringBecause("surplus").cordoned(NOW.minusSeconds(6))))
                    .isEmpty();
            assertThat(care(online(1).retiringBecause("surplus").cordoned(NOW.minusSeconds(8))))
                    .containsExactly(new Action.Deregister(id(1, 1), 1));
        }

        @Test
        void stops_the_task_last() {
            assertThat(care(online(1).retiringBecause("surplus").unregistered()))
                    .containsExactly(
                            new Action.Advance(id(1, 1), Phase.STOPPING, "surplus"),
                            new Action.StopTask(id(1, 1), "arn:task/linux_1_1", "surplus"));
        }

        @Test
        void of_one_that_never_came_online_follows_the_start_deadline() {
            AgentSketch stuck = starting(1).stamped(Phase.LAUNCHED, NOW.minus(Duration.ofMinutes(15)));

            assertThat(care(stuck))
                    .containsExactly(new Action.Retire(id(1, 1), "it did not come online within 15 min of its launch"));
        }

        @Test
        void waits_for_a_registration_that_may_still_be_on_its_way() {
            AgentSketch stuck = starting(1)
                    .in(Phase.REGISTERING)
                    .withKey()
                    .stamped(Phase.REGISTERING, NOW.minusSeconds(30))
                    .retiringBecause("start deadline");

            Plan plan = pool().agent(stuck).plan();

            assertThat(plan.actions()).isEmpty();
            assertThat(plan.nextLook()).isEqualTo(NOW.plusSeconds(60));
        }

        @Test
        void leaves_an_agent_that_got_a_job_after_all_to_finish_it() {
            Plan plan = pool().heldJob(2, JobRequest.State.RUNNING, id(1, 1))
                    .agent(busy(1).serving(2).retiringBecause("surplus").cordoned(NOW.minusSeconds(60)))
                    .plan();

            assertThat(plan.actions()).isEmpty();
            assertThat(plan.agents()).containsEntry(id(1, 1), AgentBucket.WORKING);
        }
    }

    @Nested
    class A_task_that_stopped_by_itself {
        @Test
        void before_its_job_is_a_failure_with_the_reason_that_ecs_gives() {
            AgentSketch failed = starting(1).stopped("CannotPullContainerError", NOW.minusSeconds(10));

            assertThat(care(failed))
                    .containsExactly(
                            new Action.Advance(
                                    id(1, 1),
                                    Phase.FAILED,
                                    "its task stopped before it was given a job: CannotPullContainerError (exit code 1)"),
                            new Action.Forget(id(1, 1)));
        }

        @Test
        void is_judged_only_on_a_reading_of_azure_devops_that_began_after_the_stop() {
            assertThat(care(starting(1).stopped("CannotPullContainerError", NOW.minusSeconds(1))))
                    .isEmpty();
        }

        @Test
        void with_its_job_still_assigned_is_lost() {
            Plan plan = pool().heldJob(1, JobRequest.State.RUNNING, id(1, 1))
                    .agent(busy(1).cordoned(NOW.minusSeconds(30)).stopped("OutOfMemoryError", NOW.minusSeconds(10)))
                    .plan();

            assertThat(plan.actions())
                    .containsExactly(
                            new Action.Advance(
                                    id(1, 1),
                                    Phase.LOST,
                                    "its task stopped while Azure DevOps still had its job: OutOfMemoryError"
                                            + " (exit code 1)"),
                            new Action.Deregister(id(1, 1), 1));
        }
    }

    @Test
    void a_busy_agent_is_never_stopped_whatever_its_template_has_become() {
        Plan plan = pool().template("other")
                .maxAgents(0)
                .paused()
                .heldJob(1, JobRequest.State.RUNNING, id(1, 1))
                .agent(busy(1).cordoned(NOW.minus(Duration.ofHours(9))))
                .plan();

        assertThat(plan.actions()).noneMatch(Action.StopTask.class::isInstance);
        assertThat(plan.actions()).noneMatch(Action.Deregister.class::isInstance);
    }

    @Test
    void a_registration_of_somebody_else_under_an_agents_name_is_neither_cordoned_nor_deleted() {
        Instant longAgo = NOW.minus(Duration.ofHours(1));
        RegistrationSeen stranger = new RegistrationSeen(
                77, id(1, 1).toString(), true, false, Capabilities.none(), null, false, null, null);
        Plan plan = pool().agent(starting(1).stamped(Phase.LAUNCHED, longAgo).stopped("exited", longAgo))
                .registration(stranger)
                .plan();

        assertThat(plan.registrations()).containsEntry(77, RegistrationBucket.FOREIGN);
        assertThat(plan.actions()).noneMatch(Action.Cordon.class::isInstance);
        assertThat(plan.actions()).noneMatch(Action.Deregister.class::isInstance);
    }
}
