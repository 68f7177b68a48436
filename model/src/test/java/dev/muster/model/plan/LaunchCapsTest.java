package dev.muster.model.plan;

import static dev.muster.model.plan.Scene.NOW;
import static dev.muster.model.plan.Scene.busy;
import static dev.muster.model.plan.Scene.claimed;
import static dev.muster.model.plan.Scene.online;
import static dev.muster.model.plan.Scene.pool;
import static dev.muster.model.plan.Scene.starting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.Phase;
import dev.muster.model.pool.Condition;
import dev.muster.model.pool.Limits;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The brakes on our own mistakes: in flight, per minute, by licence, per plan, and the bounds of a plan. */
class LaunchCapsTest {
    @Nested
    class In_flight {
        private final Scene scene = pool().limits(usual -> new Limits(100, 100, 2, 100));

        @Test
        void agents_on_their_way_and_launches_with_unknown_outcome_count() {
            scene.job(1).job(2).job(3).agent(claimed(1)).agent(starting(2));

            assertThat(scene.plan().launches()).isEmpty();
            assertThat(scene.reason(3)).isEqualTo(new WaitReason.LaunchesInFlight(2, 2));
        }

        @Test
        void agents_that_were_online_do_not() {
            scene.agent(online(8)).agent(busy(9)).job(1).job(2).job(3).job(4);

            assertThat(scene.plan().launches()).hasSize(2);
        }
    }

    @Nested
    class Per_minute {
        private final Scene scene = pool().limits(usual -> new Limits(100, 100, 100, 2));

        @Test
        void launches_of_the_last_sixty_seconds_count_whatever_became_of_them() {
            scene.agent(busy(8).stamped(Phase.CLAIMED, NOW.minusSeconds(59)))
                    .agent(starting(9)
                            .stamped(Phase.CLAIMED, NOW.minusSeconds(40))
                            .stopped("failed", NOW.minusSeconds(9)))
                    .job(1);

            assertThat(scene.plan().launches()).isEmpty();
            assertThat(scene.reason(1)).isEqualTo(new WaitReason.LaunchRate(2, NOW.plusSeconds(1)));
            assertThat(scene.plan().nextLook()).isEqualTo(NOW.plusSeconds(1));
        }

        @Test
        void launches_of_this_plan_count_as_well() {
            scene.job(1).job(2).job(3);

            assertThat(scene.plan().launches()).hasSize(2);
            assertThat(scene.reason(3)).isEqualTo(new WaitReason.LaunchRate(2, NOW.plusSeconds(60)));
        }
    }

    @Nested
    class Licences {
        @Test
        void leave_no_launch_beyond_their_room() {
            Scene scene = pool().licenceRoom(2).job(1).job(2).job(3);

            assertThat(scene.plan().launches()).hasSize(2);
            assertThat(scene.reason(3)).isEqualTo(new WaitReason.LicenceFull(new LicenceRoom(2, 10, 8), 2));
        }

        @Test
        void are_not_needed_by_jobs_of_public_projects() {
            Scene scene = pool().licenceRoom(0).jobOfPublicProject(1).job(2);

            assertThat(scene.plan().launches()).extracting(Action.Launch::agent).containsExactly(Scene.id(1, 1));
        }

        @Test
        void are_not_held_by_an_idle_agent_that_no_waiting_job_wants() {
            Scene scene = pool().template("small")
                    .template("large", "gpu")
                    .licenceRoom(1)
                    .agent(Scene.ready(1).of("small"))
                    .job(1, "gpu");

            assertThat(scene.plan().launches()).hasSize(1);
        }

        @Test
        void are_wanted_by_agents_that_have_no_job_yet_only() {
            Scene scene = pool().licenceRoom(2)
                    .agent(busy(8))
                    .agent(starting(1))
                    .job(1)
                    .job(2)
                    .job(3);

            assertThat(scene.plan().launches()).hasSize(1);
        }
    }

    @Nested
    class Endings {
        @Test
        void of_one_plan_are_bounded() {
            Scene scene = pool().draining().bounds(new PlannerSettings.Bounds(100, 100, 3, 100));
            for (long id = 1; id <= 10; id++) {
                scene.agent(online(id));
            }

            assertThat(scene.plan().actions()).hasSize(3).allMatch(Action.Retire.class::isInstance);
            assertThat(scene.plan().agents()).hasSize(10);
        }
    }

    @Nested
    class Bounds {
        @Test
        void of_waiting_requests_leave_the_youngest_out_and_say_so() {
            Scene scene = pool().bounds(2, 100).job(3).job(1).job(2);

            assertThat(scene.plan().launches()).hasSize(2);
            assertThat(scene.reason(3)).isEqualTo(new WaitReason.BeyondBound(2));
            assertThat(complete(scene).reason()).isEqualTo("Truncated");
            assertThat(complete(scene).message()).contains("2 requests", "1 waiting requests", "0 free agents");
        }

        @Test
        void count_waiting_requests_only() {
            Scene scene = pool().bounds(1, 100)
                    .jobOfPlanType(1, "Mystery")
                    .agent(busy(2))
                    .job(2)
                    .job(3);

            assertThat(scene.plan().launches()).hasSize(1);
            assertThat(complete(scene)).isEqualTo(Finding.good(Condition.Type.PlanComplete));
        }

        @Test
        void of_agents_leave_others_out_before_our_own() {
            Scene scene =
                    pool().bounds(100, 1).foreign("pet").agent(starting(1)).job(1);

            assertThat(scene.reason(1)).isInstanceOf(WaitReason.AgentComing.class);
            assertThat(complete(scene).message()).contains("1 free agents");
        }

        private Finding complete(Scene scene) {
            return scene.plan().findings().stream()
                    .filter(finding -> finding.type() == Condition.Type.PlanComplete)
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Nested
    class A_job_deadline {
        private final Scene scene =
                pool().jobTimeout(Duration.ofHours(1)).bounds(new PlannerSettings.Bounds(100, 100, 100, 1));

        @Test
        void stops_no_more_agents_in_one_plan_than_its_bound() {
            for (long id = 1; id <= 3; id++) {
                scene.runningSince(id, NOW.minus(Duration.ofHours(2))).agent(busy(id).cordoned(NOW.minusSeconds(60)));
            }

            assertThat(scene.plan().actions())
                    .filteredOn(Action.StopTask.class::isInstance)
                    .hasSize(1);
        }
    }
}
