package dev.muster.model.plan;

import static dev.muster.model.plan.Scene.NOW;
import static dev.muster.model.plan.Scene.OURS;
import static dev.muster.model.plan.Scene.busy;
import static dev.muster.model.plan.Scene.id;
import static dev.muster.model.plan.Scene.launch;
import static dev.muster.model.plan.Scene.online;
import static dev.muster.model.plan.Scene.pool;
import static dev.muster.model.plan.Scene.starting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.Capabilities;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.pool.Condition;
import dev.muster.model.pool.PoolName;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The planning rules about things of ours that no record explains. */
class OrphanPlanTest {
    private static final Sighting CERTAIN = new Sighting(NOW.minusSeconds(60), 2, true, true);
    private static final String RUNS = "adopted: it runs without a record";

    private static AgentSketch leftover(long request) {
        return new AgentSketch(id(request, 1), Phase.RUNNING).registered().offline();
    }

    private static Finding stateKnown(Plan plan) {
        return plan.findings().stream()
                .filter(finding -> finding.type() == Condition.Type.StateKnown)
                .findFirst()
                .orElseThrow();
    }

    private static Scene manyAtWork(int orphans) {
        Scene scene = pool();
        for (long request = 1; request <= orphans; request++) {
            scene.orphan(online(request), CERTAIN);
        }
        return scene;
    }

    private static RegistrationSeen ours(int registrationId, String name, @Nullable String installation) {
        return new RegistrationSeen(
                registrationId, name, true, true, Capabilities.none(), installation, false, null, null);
    }

    private static TaskSeen task(String startedBy) {
        return new TaskSeen(
                "arn:task/x",
                "agents",
                startedBy,
                "muster:x:linux",
                1,
                "RUNNING",
                "RUNNING",
                null,
                null,
                null,
                NOW,
                null,
                null);
    }

    @Nested
    class Adoption {
        @Test
        void takes_a_task_that_no_record_explains() {
            Plan plan = pool().orphan(starting(1), CERTAIN).plan();

            TaskSeen task = Objects.requireNonNull(starting(1).known().agent().task());
            assertThat(plan.actions())
                    .containsExactly(new Action.Adopt(id(1, 1), task, null, "adopted: its task runs without a record"));
            assertThat(plan.tasks()).containsEntry(task.arn(), TaskBucket.ORPHAN);
        }

        @Test
        void takes_a_registration_that_no_record_explains() {
            Plan plan = pool().orphan(leftover(1), CERTAIN).plan();

            assertThat(plan.actions())
                    .containsExactly(
                            new Action.Adopt(id(1, 1), null, 2000, "adopted: it is registered without a record"));
            assertThat(plan.registrations()).containsEntry(2000, RegistrationBucket.ORPHAN);
        }

        @Test
        void takes_task_and_registration_of_one_agent_together() {
            Plan plan = pool().orphan(online(1), CERTAIN).plan();

            TaskSeen task = online(1).known().agent().task();
            assertThat(plan.actions()).containsExactly(new Action.Adopt(id(1, 1), task, 2000, RUNS));
        }

        @Test
        void waits_for_a_second_reading() {
            assertThat(pool().orphan(online(1), new Sighting(NOW.minusSeconds(60), 1, true, true))
                            .plan()
                            .actions())
                    .isEmpty();
        }

        @Test
        void waits_until_the_records_were_read_after_the_sighting() {
            assertThat(pool().orphan(online(1), new Sighting(NOW.minusSeconds(60), 2, false, true))
                            .plan()
                            .actions())
                    .isEmpty();
        }

        @Test
        void waits_for_a_sweep_that_tells_whether_there_is_a_task() {
            assertThat(pool().orphan(online(1), new Sighting(NOW.minusSeconds(60), 2, true, false))
                            .plan()
                            .actions())
                    .isEmpty();
        }

        @Test
        void waits_when_nothing_is_remembered_of_it() {
            assertThat(pool().orphan(online(1), null).plan().actions()).isEmpty();
        }

        @Test
        void is_never_of_a_thing_that_a_record_explains() {
            Plan plan = pool().agent(online(1)).stray(task("linux_1_1")).plan();

            assertThat(plan.actions()).noneMatch(Action.Adopt.class::isInstance);
        }

        @Test
        void stops_nothing_by_itself() {
            assertThat(pool().orphan(busy(1), CERTAIN)
                            .heldJob(1, JobRequest.State.RUNNING, id(1, 1))
                            .plan()
                            .actions())
                    .hasSize(1)
                    .allMatch(Action.Adopt.class::isInstance);
        }

        @Test
        void takes_no_more_than_25_dead_ones_in_one_plan() {
            Scene scene = pool();
            for (long request = 1; request <= 40; request++) {
                scene.orphan(leftover(request), CERTAIN);
            }

            assertThat(scene.plan().actions()).hasSize(25);
        }
    }

    @Nested
    class What_is_not_ours {
        @Test
        void is_left_alone() {
            Plan plan = pool().registration(ours(7, "linux_1_1", null))
                    .registration(ours(8, "linux_2_1", "installation2"))
                    .plan();

            assertThat(plan.actions()).isEmpty();
            assertThat(plan.registrations())
                    .containsEntry(7, RegistrationBucket.FOREIGN)
                    .containsEntry(8, RegistrationBucket.OTHER_INSTALLATION);
            assertThat(stateKnown(plan).status()).isEqualTo(Condition.Status.True);
        }

        @Test
        void by_its_name_is_strange_and_told_but_left_alone() {
            AgentId ofAnotherPool = AgentId.forRequest(new PoolName("windows"), new RequestId(1), 1);
            Plan plan = pool().registration(ours(7, "build-server", OURS.value()))
                    .registration(ours(8, ofAnotherPool.toString(), OURS.value()))
                    .registration(ours(9, "linux_01_1", OURS.value()))
                    .stray(task("somebody"))
                    .plan();

            assertThat(plan.actions()).isEmpty();
            assertThat(plan.registrations())
                    .containsEntry(7, RegistrationBucket.STRANGE)
                    .containsEntry(8, RegistrationBucket.STRANGE)
                    .containsEntry(9, RegistrationBucket.STRANGE);
            assertThat(plan.tasks()).containsEntry("arn:task/x", TaskBucket.STRANGE);
            assertThat(stateKnown(plan).reason()).isEqualTo("StrangeThings");
            assertThat(stateKnown(plan).message())
                    .contains("build-server", "windows_1_1", "linux_01_1", "the task arn:task/x");
        }
    }

    @Nested
    class The_brake {
        @Test
        void lets_three_pass() {
            assertThat(manyAtWork(3).plan().actions()).hasSize(3);
        }

        @Test
        void holds_at_four_and_says_so() {
            Plan plan = manyAtWork(4).plan();

            assertThat(plan.actions()).isEmpty();
            assertThat(stateKnown(plan).status()).isEqualTo(Condition.Status.False);
            assertThat(stateKnown(plan).reason()).isEqualTo("StateLooksLost");
            assertThat(stateKnown(plan).message())
                    .startsWith(
                            "4 agents may be at work of which the state table knows nothing, beside 0 that it knows");
        }

        @Test
        void lets_a_fifth_of_a_large_pool_pass() {
            Scene scene = manyAtWork(4);
            for (long request = 101; request <= 116; request++) {
                scene.agent(busy(request).cordoned(NOW.minusSeconds(30)));
            }

            assertThat(scene.plan().actions()).hasSize(4).allMatch(Action.Adopt.class::isInstance);
            assertThat(scene.orphan(online(5), CERTAIN).plan().actions()).isEmpty();
        }

        @Test
        void counts_what_was_seen_once_as_well() {
            assertThat(manyAtWork(3).orphan(starting(9), null).plan().actions()).isEmpty();
        }

        @Test
        void is_released_when_only_dead_registrations_are_left() {
            Scene scene = pool();
            for (long request = 1; request <= 10; request++) {
                scene.orphan(leftover(request), CERTAIN);
            }
            Plan plan = scene.plan();

            assertThat(plan.actions()).hasSize(10).allMatch(Action.Adopt.class::isInstance);
            assertThat(stateKnown(plan).status()).isEqualTo(Condition.Status.True);
        }

        @Test
        void holds_the_dead_as_well_while_many_may_be_at_work() {
            assertThat(manyAtWork(4).orphan(leftover(9), CERTAIN).plan().actions())
                    .isEmpty();
        }
    }

    @Nested
    class Until_it_is_adopted {
        @Test
        void its_task_takes_room() {
            Plan plan = pool().maxAgents(1).orphan(starting(9), null).job(1).plan();

            assertThat(plan.jobs())
                    .containsEntry(new RequestId(1), new JobSituation.Waiting(new WaitReason.AtMaxAgents(1, 1)));
        }

        @Test
        void its_task_takes_room_until_it_has_stopped_but_one_that_is_stopping_is_not_adopted() {
            Plan plan = pool().maxAgents(1)
                    .orphan(starting(9).stopping(), CERTAIN)
                    .job(1)
                    .plan();

            assertThat(plan.actions()).noneMatch(Action.OfAgent.class::isInstance);
            assertThat(plan.jobs())
                    .containsEntry(new RequestId(1), new JobSituation.Waiting(new WaitReason.AtMaxAgents(1, 1)));
        }

        @Test
        void a_free_one_is_supply() {
            Plan plan = pool().orphan(online(9), null).job(1).plan();

            assertThat(plan.jobs())
                    .containsEntry(new RequestId(1), new JobSituation.Waiting(new WaitReason.AgentReady("linux_9_1")));
        }

        @Test
        void one_with_a_job_is_not() {
            Plan plan = pool().orphan(busy(9), null).job(1).plan();

            assertThat(plan.launches()).containsExactly(launch(id(1, 1), "small"));
        }

        @Test
        void one_for_which_a_job_is_held_is_not() {
            Plan plan = pool().orphan(online(9), null)
                    .heldJob(9, JobRequest.State.ASSIGNED, id(9, 1))
                    .job(1)
                    .plan();

            assertThat(plan.launches()).hasSize(1);
        }

        @Test
        void one_on_its_way_holds_back_a_launch_for_the_same_job() {
            Plan plan = pool().orphan(starting(1), null).job(1).plan();

            assertThat(plan.launches()).isEmpty();
            assertThat(plan.jobs())
                    .containsEntry(new RequestId(1), new JobSituation.Waiting(new WaitReason.OrphanComing(id(1, 1))));
        }

        @Test
        void its_name_is_never_claimed_again() {
            Plan plan = pool().orphan(
                            new AgentSketch(id(1, 3), Phase.RUNNING)
                                    .registered()
                                    .offline(),
                            null)
                    .job(1)
                    .plan();

            assertThat(plan.launches()).containsExactly(launch(id(1, 4), "small"));
        }
    }

    @Nested
    class Once_adopted {
        private static AgentSketch adopted(Phase phase) {
            return new AgentSketch(id(1, 1), phase).adopted(RUNS);
        }

        @Test
        void it_is_cordoned_first() {
            assertThat(pool().agent(adopted(Phase.ONLINE)
                                    .withTask("RUNNING")
                                    .registered()
                                    .durably(Phase.REGISTERED))
                            .plan()
                            .actions())
                    .containsExactly(new Action.Advance(id(1, 1), Phase.ONLINE, RUNS), new Action.Cordon(id(1, 1), 1));
        }

        @Test
        void one_that_turns_out_to_have_a_job_is_cordoned_and_finishes_in_peace() {
            Scene scene = pool().heldJob(1, JobRequest.State.RUNNING, id(1, 1))
                    .agent(adopted(Phase.BUSY)
                            .withTask("RUNNING")
                            .registered()
                            .serving(1)
                            .cordoned(NOW.minusSeconds(600)));

            assertThat(scene.plan().actions()).isEmpty();
            assertThat(scene.plan().agents()).containsEntry(id(1, 1), AgentBucket.WORKING);
        }

        @Test
        void its_task_is_not_stopped_while_a_registration_may_still_be_on_its_way() {
            Plan plan = pool().agent(adopted(Phase.LAUNCHED)
                            .withTask("RUNNING")
                            .spent(NOW.minusSeconds(30))
                            .stamped(Phase.LAUNCHED, NOW.minusSeconds(30)))
                    .plan();

            assertThat(plan.actions()).isEmpty();
            assertThat(plan.nextLook()).isEqualTo(NOW.plusSeconds(60));
        }

        @Test
        void its_task_is_stopped_when_no_registration_showed_up() {
            Plan plan = pool().agent(adopted(Phase.LAUNCHED)
                            .withTask("RUNNING")
                            .spent(NOW.minusSeconds(100))
                            .stamped(Phase.LAUNCHED, NOW.minusSeconds(100)))
                    .plan();

            assertThat(plan.actions()).contains(new Action.StopTask(id(1, 1), "arn:task/linux_1_1", RUNS));
        }

        @Test
        void a_template_that_nobody_knows_hinders_nothing() {
            Plan plan = pool().agent(adopted(Phase.ONLINE).withTask("RUNNING").registered())
                    .job(1, "docker")
                    .plan();

            assertThat(plan.lessons()).isEmpty();
            assertThat(plan.jobs().get(new RequestId(1)))
                    .isInstanceOfSatisfying(
                            JobSituation.Waiting.class,
                            waiting -> assertThat(waiting.reason()).isInstanceOf(WaitReason.NoTemplate.class));
        }
    }

    @Test
    void the_sentence_of_an_orphan_on_its_way_names_it() {
        assertThat(new WaitReason.OrphanComing(id(1, 1)).sentence())
                .isEqualTo(
                        "A task of agent linux_1_1, of which no record is left, was launched for it and may still take it.");
        assertThat(List.of(new WaitReason.OrphanComing(id(1, 1)).mayChangeAt())).allMatch(time -> time.isEmpty());
    }
}
