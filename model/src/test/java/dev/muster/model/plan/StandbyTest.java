package dev.muster.model.plan;

import static dev.muster.model.plan.Scene.NOW;
import static dev.muster.model.plan.Scene.POOL;
import static dev.muster.model.plan.Scene.busy;
import static dev.muster.model.plan.Scene.coming;
import static dev.muster.model.plan.Scene.id;
import static dev.muster.model.plan.Scene.launch;
import static dev.muster.model.plan.Scene.online;
import static dev.muster.model.plan.Scene.pool;
import static dev.muster.model.plan.Scene.ready;
import static dev.muster.model.plan.Scene.standbyId;
import static dev.muster.model.plan.Scene.starting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.pool.Condition;
import dev.muster.model.pool.CronSchedule;
import dev.muster.model.pool.Standby;
import dev.muster.model.pool.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The planning rules about idle agents kept ready beyond demand. */
class StandbyTest {
    private static final long CLOCK = NOW.toEpochMilli() / 10;

    private static Scene keeping(int agents) {
        return pool().template("small").standby(Standby.always("small", agents));
    }

    private static Standby hours(String template, int agents, String start, String end) {
        return new Standby(
                template,
                agents,
                Optional.of(new Window(
                        CronSchedule.parse(start).orElseThrow(),
                        CronSchedule.parse(end).orElseThrow(),
                        ZoneOffset.UTC)));
    }

    private static List<AgentId> launched(Plan plan) {
        return plan.launches().stream().map(Action.Launch::agent).toList();
    }

    private static Finding kept(Plan plan) {
        return plan.findings().stream()
                .filter(finding -> finding.type() == Condition.Type.StandbyKept)
                .findFirst()
                .orElseThrow();
    }

    private static Plan afterAnother(Duration time, Scene scene) {
        return scene.at(NOW.plus(time))
                .jobsRead(NOW.plus(time).minusSeconds(1))
                .registrationsRead(NOW.plus(time).minusSeconds(2))
                .plan();
    }

    @Nested
    class Launching {
        @Test
        void fills_the_buffer_up() {
            Plan plan = keeping(3).agent(ready(1)).plan();

            assertThat(plan.actions())
                    .containsExactly(launch(standbyId(CLOCK + 1), "small"), launch(standbyId(CLOCK + 2), "small"));
            assertThat(plan.launches()).allMatch(launch -> launch.request().isEmpty());
        }

        @Test
        void is_over_once_the_agents_are_on_their_way() {
            assertThat(keeping(2).agent(coming(1)).agent(starting(4)).plan().launches())
                    .isEmpty();
        }

        @Test
        void counts_whatever_agent_of_the_template_no_job_needs() {
            assertThat(keeping(2).agent(online(1)).agent(starting(2)).plan().launches())
                    .isEmpty();
        }

        @Test
        void comes_on_top_of_what_jobs_need() {
            Plan plan = keeping(1).job(1).job(2).agent(ready(5)).plan();

            assertThat(launched(plan)).containsExactly(id(2, 1), standbyId(CLOCK + 1));
        }

        @Test
        void replaces_an_agent_that_was_given_a_job() {
            Plan plan = keeping(1)
                    .heldJob(7, JobRequest.State.RUNNING, standbyId(5))
                    .agent(ready(5).in(Phase.BUSY).serving(7).cordoned(NOW.minusSeconds(9)))
                    .plan();

            assertThat(launched(plan)).containsExactly(standbyId(CLOCK + 1));
        }

        @Test
        void does_not_count_agents_that_are_spent_or_being_ended() {
            Plan plan = keeping(1)
                    .agent(ready(5).retiringBecause("surplus"))
                    .agent(ready(6).offline())
                    .agent(busy(7).cordoned(NOW.minusSeconds(9)))
                    .plan();

            assertThat(launched(plan)).containsExactly(standbyId(CLOCK + 1));
        }

        @Test
        void keeps_each_template_its_own_buffer() {
            Plan plan = pool().template("small")
                    .template("docker", "docker")
                    .standby(Standby.always("small", 1))
                    .standby(Standby.always("docker", 2))
                    .agent(ready(1))
                    .agent(ready(2))
                    .agent(ready(3).launchedFrom("docker", "docker"))
                    .plan();

            assertThat(plan.launches()).extracting(Action.Launch::template).containsExactly("docker");
        }

        @Test
        void lets_a_job_take_the_agent_that_standby_can_spare() {
            Plan plan = pool().template("small")
                    .template("docker", "docker")
                    .standby(Standby.always("small", 1))
                    .standby(Standby.always("docker", 1))
                    .job(9)
                    .agent(ready(1))
                    .agent(ready(2).launchedFrom("docker", "docker"))
                    .agent(ready(3).launchedFrom("docker", "docker"))
                    .plan();

            assertThat(plan.launches()).isEmpty();
        }

        @Test
        void takes_the_largest_of_the_entries_in_force() {
            Plan plan = keeping(1)
                    .standby(hours("small", 3, "0 8 * * *", "0 18 * * *"))
                    .standby(hours("small", 9, "0 18 * * *", "0 20 * * *"))
                    .plan();

            assertThat(plan.launches()).hasSize(3);
        }

        @Test
        void never_exceeds_max_agents_and_jobs_come_first() {
            Plan plan = keeping(5).maxAgents(3).job(1).job(2).agent(ready(5)).plan();

            assertThat(launched(plan)).containsExactly(id(2, 1), standbyId(CLOCK + 1));
            assertThat(kept(plan).reason()).isEqualTo("AtMaxAgents");
        }

        @Test
        void is_part_of_the_cap_on_the_launches_of_one_look() {
            Plan plan = keeping(50).launchesPerLoop(4).job(1).plan();

            assertThat(plan.launches()).hasSize(4);
            assertThat(kept(plan))
                    .as("the next look launches more")
                    .isEqualTo(Finding.good(Condition.Type.StandbyKept));
        }

        @Test
        void waits_while_the_template_is_on_hold_and_says_so() {
            Plan plan = keeping(2)
                    .hold("small", new CloudFault.Misconfigured("no such image"), NOW.plusSeconds(60))
                    .plan();

            assertThat(plan.launches()).isEmpty();
            assertThat(kept(plan).reason()).isEqualTo("TemplateHeld");
            assertThat(kept(plan).message())
                    .startsWith("Of template small 0 of 2 agents are idle or coming. ")
                    .contains("no such image");
        }

        @Test
        void does_not_rest_on_an_old_job_list() {
            assertThat(keeping(2).jobsRead(NOW.minusSeconds(31)).plan().launches())
                    .isEmpty();
        }

        @Test
        void does_not_happen_while_paused_and_those_there_stay() {
            Plan plan = keeping(3).paused().agent(ready(1)).plan();

            assertThat(plan.actions()).isEmpty();
            assertThat(plan.unneeded()).isEmpty();
        }

        @Test
        void does_not_happen_while_draining() {
            Plan plan = keeping(3).draining().agent(ready(1)).plan();

            assertThat(plan.launches()).isEmpty();
            assertThat(plan.unneeded()).containsExactly(standbyId(1));
        }

        @Test
        void does_not_happen_in_a_pool_of_another_installation() {
            var others = Scene.placeholder(
                    99, "muster-placeholder_x_y", "installation2", TemplateOffer.of(Scene.templateOf("small", 0)));

            assertThat(keeping(3).registration(others).plan().launches()).isEmpty();
        }
    }

    @Nested
    class Numbers {
        @Test
        void go_on_above_the_highest_known_even_if_that_is_ahead_of_the_clock() {
            assertThat(launched(keeping(2).agent(ready(CLOCK + 70)).plan())).containsExactly(standbyId(CLOCK + 71));
        }

        @Test
        void go_on_above_those_of_agents_without_a_record() {
            var stray = new TaskSeen(
                    "arn:task/x",
                    "agents",
                    standbyId(CLOCK + 8).toString(),
                    "g",
                    1,
                    "RUNNING",
                    "RUNNING",
                    null,
                    null,
                    null,
                    NOW,
                    null,
                    null);
            var leftover = ready(CLOCK + 9).registration(900);

            assertThat(launched(keeping(1).stray(stray).plan())).containsExactly(standbyId(CLOCK + 9));
            assertThat(launched(keeping(1).registration(leftover).plan())).containsExactly(standbyId(CLOCK + 10));
        }

        @Test
        void are_above_all_of_an_hour_ago_though_nothing_is_remembered() {
            AgentId before = launched(keeping(500).plan()).getLast();
            AgentId after =
                    launched(afterAnother(Duration.ofHours(1), keeping(500))).getFirst();

            assertThat(after.number()).isGreaterThan(before.number());
        }

        @Test
        void fit_into_a_name_that_can_be_read_back() {
            AgentId far = launched(afterAnother(Duration.ofDays(365 * 200), keeping(1)))
                    .getFirst();

            assertThat(AgentId.parse(far.toString())).contains(far);
            assertThat(far.pool()).isEqualTo(POOL);
        }
    }

    @Nested
    class Keeping {
        @Test
        void means_neither_surplus_nor_idle() {
            Plan plan = keeping(1)
                    .agent(ready(1).unneeded(NOW.minus(Duration.ofHours(1))))
                    .plan();

            assertThat(plan.actions()).isEmpty();
            assertThat(plan.unneeded()).isEmpty();
        }

        @Test
        void prefers_the_newest_so_that_the_oldest_become_surplus() {
            Plan plan = keeping(2)
                    .agent(ready(1))
                    .agent(ready(2))
                    .agent(ready(3))
                    .agent(ready(4))
                    .plan();

            assertThat(plan.unneeded()).containsExactly(standbyId(1), standbyId(2));
        }

        @Test
        void prefers_agents_of_the_template_as_it_is_now() {
            Plan plan = keeping(1)
                    .agent(ready(1))
                    .agent(ready(2).ofAnOldGeneration())
                    .plan();

            assertThat(plan.unneeded()).containsExactly(standbyId(2));
        }

        @Test
        void ends_with_the_hours_and_surplus_takes_over() {
            Scene evening = pool().template("small").standby(hours("small", 2, "0 8 * * *", "0 12 * * *"));

            Plan atNoon = evening.agent(ready(1)).plan();
            Plan later = pool().template("small")
                    .standby(hours("small", 2, "0 8 * * *", "0 12 * * *"))
                    .agent(ready(1).unneeded(NOW.minus(Duration.ofMinutes(2))))
                    .plan();

            assertThat(atNoon.actions()).as("others may still need it").isEmpty();
            assertThat(atNoon.unneeded()).containsExactly(standbyId(1));
            assertThat(later.actions())
                    .containsExactly(new Action.Retire(standbyId(1), "no waiting job has needed it for 2 min"));
        }

        @Test
        void does_not_count_against_an_agent_that_a_job_needs_at_last() {
            Plan plan = keeping(1).agent(ready(1)).job(9_990).plan();

            assertThat(plan.actions()).noneMatch(Action.Retire.class::isInstance);
            assertThat(plan.nextLook())
                    .as("it may be idle for 30 minutes from when the job began to wait")
                    .isEqualTo(NOW.minusSeconds(10).plus(Duration.ofMinutes(30)));
        }

        @Test
        void gives_way_to_jobs_of_another_template_that_have_no_room() {
            Plan plan = pool().template("small")
                    .template("docker", "docker")
                    .maxAgents(3)
                    .standby(Standby.always("small", 3))
                    .agent(ready(1))
                    .agent(ready(2))
                    .agent(ready(3))
                    .job(1, "docker")
                    .job(2, "docker")
                    .plan();

            assertThat(plan.launches()).isEmpty();
            assertThat(plan.unneeded()).containsExactly(standbyId(1), standbyId(2));
        }

        @Test
        void is_looked_at_again_when_the_schedule_changes() {
            Plan morning = pool().template("small")
                    .standby(hours("small", 2, "0 13 * * *", "0 18 * * *"))
                    .standby(hours("small", 4, "30 12 * * *", "0 18 * * *"))
                    .plan();

            assertThat(morning.nextLook()).isEqualTo(Instant.parse("2026-03-01T12:30:00Z"));
        }
    }

    @Nested
    class Recycling {
        private static final Duration MAX_IDLE = Duration.ofHours(4);

        private static AgentSketch old(long number) {
            return ready(number, NOW.minus(MAX_IDLE).minusSeconds(100).plusSeconds(number));
        }

        private static List<AgentId> retired(Plan plan) {
            return plan.actions().stream()
                    .filter(Action.Retire.class::isInstance)
                    .map(action -> ((Action.Retire) action).agent())
                    .toList();
        }

        @Test
        void retires_an_agent_that_was_kept_for_max_idle() {
            assertThat(keeping(1).agent(old(1)).plan().actions())
                    .containsExactly(new Action.Retire(standbyId(1), "it was kept on standby for 240 min"));
        }

        @Test
        void is_looked_at_when_the_first_is_due() {
            Plan plan = keeping(2).agent(ready(1)).agent(ready(2)).plan();

            assertThat(plan.nextLook()).isEqualTo(NOW.plusSeconds(1).plus(Duration.ofHours(2)));
        }

        @Test
        void takes_the_oldest_and_one_at_a_time_in_a_small_pool() {
            Plan plan = keeping(3).agent(old(3)).agent(old(1)).agent(old(2)).plan();

            assertThat(retired(plan)).containsExactly(standbyId(1));
        }

        @Test
        void takes_a_tenth_of_a_large_pool_at_a_time() {
            Scene scene = keeping(30);
            for (long number = 1; number <= 30; number++) {
                scene.agent(old(number));
            }

            assertThat(retired(scene.plan())).containsExactly(standbyId(1), standbyId(2), standbyId(3));
        }

        @Test
        void waits_for_those_that_leave_already() {
            assertThat(retired(keeping(2)
                            .agent(old(1).retiringBecause("it was kept on standby for 240 min"))
                            .agent(old(2))
                            .plan()))
                    .isEmpty();
        }

        @Test
        void waits_for_the_replacement_to_come_online() {
            assertThat(retired(keeping(2).agent(old(1)).agent(coming(2)).plan()))
                    .isEmpty();
        }

        @Test
        void waits_while_no_replacement_would_be_launched() {
            assertThat(retired(keeping(1).paused().agent(old(1)).plan())).isEmpty();
            assertThat(retired(keeping(1)
                            .hold("small", new CloudFault.Capacity("none"), NOW.plusSeconds(60))
                            .agent(old(1))
                            .plan()))
                    .isEmpty();
        }

        @Test
        void launches_the_replacement_as_the_old_one_leaves() {
            Plan plan = keeping(1)
                    .agent(old(1).retiringBecause("it was kept on standby for 240 min"))
                    .plan();

            assertThat(launched(plan)).containsExactly(standbyId(CLOCK + 1));
        }
    }

    @Nested
    class Old_generations {
        @Test
        void retire_when_they_are_idle_and_say_which_template_changed() {
            assertThat(pool().template("small")
                            .agent(online(1).ofAnOldGeneration())
                            .plan()
                            .actions())
                    .containsExactly(new Action.Retire(id(1, 1), "its template small has changed since its launch"));
        }

        @Test
        void retire_when_their_template_is_removed() {
            assertThat(pool().template("other").agent(online(1)).plan().actions())
                    .containsExactly(new Action.Retire(id(1, 1), "its template small is no longer in the spec"));
        }

        @Test
        void are_replaced_one_by_one_on_standby() {
            Plan plan = keeping(2)
                    .agent(ready(1).ofAnOldGeneration())
                    .agent(ready(2).ofAnOldGeneration())
                    .plan();

            assertThat(plan.actions())
                    .containsExactly(
                            new Action.Retire(standbyId(1), "its template small has changed since its launch"));
        }

        @Test
        void stay_on_standby_while_the_new_generation_cannot_be_launched() {
            Plan plan = keeping(1)
                    .hold("small", new CloudFault.Misconfigured("no such image"), NOW.plusSeconds(60))
                    .agent(ready(1).ofAnOldGeneration())
                    .plan();

            assertThat(plan.actions()).isEmpty();
        }

        @Test
        void still_take_the_jobs_that_wait() {
            Plan plan = pool().template("small")
                    .job(1)
                    .agent(online(1).ofAnOldGeneration())
                    .plan();

            assertThat(plan.actions()).noneMatch(Action.Retire.class::isInstance);
            assertThat(plan.launches()).isEmpty();
        }

        @Test
        void are_left_alone_while_they_start_or_work() {
            Plan plan = pool().template("small")
                    .heldJob(2, JobRequest.State.RUNNING, id(2, 1))
                    .agent(starting(1).ofAnOldGeneration())
                    .agent(busy(2).ofAnOldGeneration().cordoned(NOW.minusSeconds(60)))
                    .plan();

            assertThat(plan.actions()).isEmpty();
        }
    }

    @Test
    void nothing_is_kept_or_said_where_the_spec_wants_no_standby() {
        Plan plan = pool().template("small").agent(online(1)).plan();

        assertThat(plan.unneeded()).containsExactly(id(1, 1));
        assertThat(kept(plan)).isEqualTo(Finding.good(Condition.Type.StandbyKept));
    }
}
