package dev.muster.model.plan;

import static dev.muster.model.plan.Scene.NOW;
import static dev.muster.model.plan.Scene.claimed;
import static dev.muster.model.plan.Scene.id;
import static dev.muster.model.plan.Scene.online;
import static dev.muster.model.plan.Scene.pool;
import static dev.muster.model.plan.Scene.starting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.Phase;
import dev.muster.model.pool.Condition;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A template whose launches fail is tried with one agent at a time until one came online. */
class HeldTemplateTest {
    private static final CloudFault MISTAKE = new CloudFault.Misconfigured("no such role");
    private static final CloudFault PASSING = new CloudFault.Throttled("slow down", Duration.ofSeconds(5));

    @Nested
    class Once_its_hold_is_over {
        @Test
        void one_agent_probes_it() {
            Scene scene = pool().hold("small", MISTAKE, NOW).job(1).job(2).job(3);

            assertThat(scene.plan().launches()).hasSize(1);
            assertThat(scene.reason(2))
                    .isEqualTo(new WaitReason.TemplateProbing("small", id(1, 1), "misconfigured: no such role"));
        }

        @Test
        void nothing_launches_while_the_probe_is_on_its_way() {
            Scene scene = pool().hold("small", MISTAKE, NOW).job(1).job(2);

            assertThat(scene.agent(claimed(1)).plan().launches()).isEmpty();
        }

        @Test
        void the_next_probe_follows_when_the_last_one_has_ended() {
            AgentSketch failed = starting(1)
                    .in(Phase.FAILED)
                    .stopped("gone", NOW.minusSeconds(9))
                    .stamped(Phase.FAILED, NOW.minusSeconds(9));
            Plan plan = pool().hold("small", MISTAKE, NOW).job(2).agent(failed).plan();

            assertThat(plan.launches()).hasSize(1);
        }

        @Test
        void what_passes_by_itself_needs_no_probe() {
            assertThat(pool().hold("small", PASSING, NOW).job(1).job(2).plan().launches())
                    .hasSize(2);
        }
    }

    @Test
    void another_template_is_not_concerned() {
        Plan plan = pool().template("small")
                .template("docker", "docker")
                .hold("small", MISTAKE, NOW.plusSeconds(9))
                .job(1, "docker")
                .plan();

        assertThat(plan.launches()).hasSize(1);
    }

    @Test
    void a_changed_template_is_not_held() {
        Plan plan = pool().hold("small", MISTAKE, NOW.plusSeconds(9), "older")
                .job(1)
                .plan();

        assertThat(plan.launches()).hasSize(1);
        assertThat(launching(plan)).isEqualTo(Finding.good(Condition.Type.Launching));
    }

    @Test
    void the_condition_stays_until_an_agent_came_online() {
        Finding finding = launching(pool().hold("small", MISTAKE, NOW).plan());

        assertThat(finding.status()).isEqualTo(Condition.Status.False);
        assertThat(finding.reason()).isEqualTo("Misconfigured");
        assertThat(finding.message()).contains("no such role");
    }

    @Nested
    class A_failed_start {
        @Test
        void is_an_agent_whose_task_stopped_before_it_was_online() {
            Plan plan = pool().agent(starting(1).stopped("CannotPullContainerError: no manifest", NOW.minusSeconds(9)))
                    .plan();

            assertThat(plan.startFailures())
                    .containsEntry(id(1, 1), "its task stopped: CannotPullContainerError: no manifest (exit code 1)");
        }

        @Test
        void is_an_agent_that_passed_its_start_deadline() {
            Plan plan = pool().agent(starting(1).stamped(Phase.LAUNCHED, NOW.minus(Duration.ofMinutes(15))))
                    .plan();

            assertThat(plan.startFailures()).containsKey(id(1, 1));
        }

        @Test
        void is_none_if_it_was_online_or_is_ended_by_us() {
            Plan plan = pool().draining()
                    .agent(starting(1))
                    .agent(online(2)
                            .stamped(Phase.ONLINE, NOW.minusSeconds(60))
                            .stopped("crashed", NOW.minusSeconds(9)))
                    .agent(starting(3).retiringBecause("surplus").stopped("stopped by us", NOW.minusSeconds(9)))
                    .plan();

            assertThat(plan.startFailures()).isEmpty();
        }
    }

    private static Finding launching(Plan plan) {
        return plan.findings().stream()
                .filter(finding -> finding.type() == Condition.Type.Launching)
                .findFirst()
                .orElseThrow();
    }
}
