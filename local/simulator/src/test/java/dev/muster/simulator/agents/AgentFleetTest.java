package dev.muster.simulator.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.ado.AgentRegistration;
import dev.muster.simulator.ado.JobResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AgentFleetTest {
    private final FleetScenario acme = new FleetScenario(1, AgentOdds.wellBehaved());

    @Test
    void an_agent_registers_takes_one_job_and_exits_with_zero() {
        long job = acme.queuedJob(Duration.ofMinutes(3));
        acme.started("task-1", "a_1_1");

        acme.runFor(Duration.ofMinutes(5));

        assertThat(acme.organisation().job(job).result()).isEqualTo(JobResult.SUCCEEDED);
        assertThat(acme.exits()).containsExactly("task-1 0");
        AgentRegistration agent = acme.organisation().agent("a_1_1");
        assertThat(agent.isOnline()).isFalse();
        assertThat(agent.lastCompletedRequest()).isEqualTo(job);
        assertThat(acme.fleet().size()).isZero();
    }

    @Test
    void a_long_job_keeps_its_lock_and_its_agent_online() {
        long job = acme.queuedJob(Duration.ofHours(2));
        acme.started("task-1", "a_1_1");

        acme.runFor(Duration.ofMinutes(119));

        assertThat(acme.organisation().job(job).isRunning()).isTrue();
        assertThat(acme.organisation().agent("a_1_1").isOnline()).isTrue();
        acme.runFor(Duration.ofMinutes(3));
        assertThat(acme.organisation().job(job).result()).isEqualTo(JobResult.SUCCEEDED);
    }

    @Test
    void an_idle_agent_waits_for_a_job_and_leaves_at_once_on_term() {
        acme.started("task-1", "a_1_1");
        acme.runFor(Duration.ofHours(1));
        assertThat(acme.organisation().agent("a_1_1").isOnline()).isTrue();

        acme.fleet().terminate("task-1");

        assertThat(acme.exits()).containsExactly("task-1 0");
        assertThat(acme.organisation().agent("a_1_1").isOnline()).isFalse();
    }

    @Test
    void a_busy_agent_cancels_its_job_when_the_grace_after_term_is_over() {
        long job = acme.queuedJob(Duration.ofHours(1));
        acme.started("task-1", "a_1_1");
        acme.runFor(Duration.ofMinutes(2));

        acme.fleet().terminate("task-1");
        acme.runFor(Duration.ofSeconds(99));
        assertThat(acme.organisation().job(job).isRunning()).isTrue();
        acme.runFor(Duration.ofSeconds(2));

        assertThat(acme.organisation().job(job).result()).isEqualTo(JobResult.CANCELED);
        assertThat(acme.exits()).containsExactly("task-1 0");
    }

    @Test
    void a_killed_agent_falls_silent() {
        long job = acme.queuedJob(Duration.ofHours(1));
        acme.started("task-1", "a_1_1");
        acme.runFor(Duration.ofMinutes(2));

        acme.fleet().kill("task-1");
        acme.runFor(Duration.ofMinutes(15));

        assertThat(acme.organisation().job(job).result()).isEqualTo(JobResult.ABANDONED);
        assertThat(acme.exits()).isEmpty();
        assertThat(acme.trace()).contains("lost a_1_1");
    }

    @Test
    void a_cancelled_job_ends_at_its_agent() {
        long job = acme.queuedJob(Duration.ofHours(1));
        acme.started("task-1", "a_1_1");
        acme.runFor(Duration.ofMinutes(2));

        acme.organisation().organisation().jobs().cancelJob(job);
        acme.runFor(Duration.ofSeconds(1));

        assertThat(acme.organisation().job(job).result()).isEqualTo(JobResult.CANCELED);
        assertThat(acme.exits()).containsExactly("task-1 0");
    }

    @Test
    void an_agent_asks_again_when_it_is_told_to_or_hears_nothing() {
        acme.answerNext(new BootstrapReply.RetryLater(Duration.ofSeconds(5)));
        acme.loseNextAnswer();
        acme.started("task-1", "a_1_1");

        acme.runFor(Duration.ofMinutes(2));

        assertThat(acme.asks()).isEqualTo(3);
        assertThat(acme.organisation().agent("a_1_1").isOnline()).isTrue();
    }

    @Test
    void a_refused_agent_exits_with_one() {
        acme.answerNext(new BootstrapReply.Refused("another task"));
        acme.started("task-1", "a_1_1");

        acme.runFor(Duration.ofMinutes(2));

        assertThat(acme.exits()).containsExactly("task-1 1");
    }

    @Test
    void declared_capabilities_reach_the_session_and_undeclared_ones_are_lost() {
        acme.started("task-1", "a_1_1");

        acme.runFor(Duration.ofMinutes(1));

        assertThat(acme.organisation().agent("a_1_1").systemCapabilities().values())
                .containsEntry("declared", "yes")
                .containsEntry("Agent.OS", "Linux")
                .containsEntry("Agent.Name", "a_1_1")
                .doesNotContainKey("registered-only");
    }

    @Test
    void an_agent_that_never_registers_runs_until_it_is_stopped() {
        FleetScenario mute = with(AgentQuirk.NEVER_REGISTERS);
        mute.started("task-1", "a_1_1");

        mute.runFor(Duration.ofHours(1));

        assertThat(mute.asks()).isZero();
        assertThat(mute.fleet().agent("task-1")).isPresent();
    }

    @Test
    void an_agent_may_die_between_registration_and_session() {
        FleetScenario frail = with(AgentQuirk.DIES_BEFORE_SESSION);
        frail.started("task-1", "a_1_1");

        frail.runFor(Duration.ofMinutes(1));

        assertThat(frail.exits()).containsExactly("task-1 1");
        assertThat(frail.trace()).doesNotContain("online a_1_1");
    }

    @Test
    void a_killed_worker_leaves_its_job_unfinished_and_exits_with_zero() {
        FleetScenario starved = with(AgentQuirk.WORKER_KILLED);
        long job = starved.queuedJob(Duration.ofMinutes(2));
        starved.started("task-1", "a_1_1");

        starved.runFor(Duration.ofMinutes(3));

        assertThat(starved.exits()).containsExactly("task-1 0");
        assertThat(starved.organisation().job(job).isRunning()).isTrue();
        starved.runFor(Duration.ofMinutes(10));
        assertThat(starved.organisation().job(job).result()).isEqualTo(JobResult.ABANDONED);
    }

    @Test
    void a_hung_listener_is_offline_and_its_container_goes_on_until_killed() {
        FleetScenario hung = with(AgentQuirk.HANGS_AFTER_JOB);
        hung.queuedJob(Duration.ofMinutes(1));
        hung.started("task-1", "a_1_1");
        hung.runFor(Duration.ofMinutes(30));

        hung.fleet().terminate("task-1");
        hung.runFor(Duration.ofMinutes(1));

        assertThat(hung.exits()).isEmpty();
        assertThat(hung.organisation().agent("a_1_1").isOnline()).isFalse();
        assertThat(hung.fleet().agent("task-1").orElseThrow().phase()).isEqualTo(AgentPhase.HUNG);
    }

    @Test
    void an_agent_that_does_not_say_it_stops_strands_a_second_job() {
        FleetScenario rude = with(AgentQuirk.OMITS_SHUTTING_DOWN);
        long first = rude.queuedJob(Duration.ofMinutes(1));
        long second = rude.queuedJob(Duration.ofMinutes(1));
        rude.started("task-1", "a_1_1");

        rude.runFor(Duration.ofMinutes(2));

        assertThat(rude.organisation().job(first).result()).isEqualTo(JobResult.SUCCEEDED);
        assertThat(rude.organisation().reservedFor(second)).isEqualTo("a_1_1");
        assertThat(rude.organisation().job(second).isRunning()).isFalse();
    }

    @Test
    void a_copied_key_gets_a_job_from_an_agent_that_was_never_cordoned() {
        FleetScenario robbed = with(AgentQuirk.KEY_COPIED);
        robbed.queuedJob(Duration.ofMinutes(1));
        robbed.queuedJob(Duration.ofMinutes(1));
        robbed.started("task-1", "a_1_1");

        robbed.runFor(Duration.ofMinutes(5));

        assertThat(robbed.fleet().jobsTakenWithCopiedKeys()).isEqualTo(1);
    }

    @Test
    void a_copied_key_gets_nothing_from_an_agent_cordoned_while_its_job_ran() {
        FleetScenario guarded = with(AgentQuirk.KEY_COPIED);
        guarded.queuedJob(Duration.ofMinutes(1));
        long second = guarded.queuedJob(Duration.ofMinutes(1));
        guarded.started("task-1", "a_1_1");
        guarded.runFor(Duration.ofSeconds(40));
        guarded.organisation().disable("a_1_1");

        guarded.runFor(Duration.ofMinutes(5));

        assertThat(guarded.fleet().jobsTakenWithCopiedKeys()).isZero();
        assertThat(guarded.organisation().job(second).isWaiting()).isTrue();
        assertThat(guarded.trace().split("online a_1_1", -1)).hasSizeGreaterThan(3);
    }

    @Test
    void the_same_seed_tells_the_same_story_and_another_seed_another() {
        assertThat(story(3)).isEqualTo(story(3)).isNotEqualTo(story(4));
    }

    private static String story(long seed) {
        AgentOdds mixed = AgentOdds.wellBehaved();
        for (AgentQuirk quirk : AgentQuirk.values()) {
            mixed = mixed.with(quirk, 0.2);
        }
        FleetScenario scenario = new FleetScenario(seed, mixed);
        for (int i = 1; i <= 30; i++) {
            scenario.queuedJob(Duration.ofSeconds(30L * i));
            scenario.started("task-" + i, "a_" + i + "_1");
            scenario.runFor(Duration.ofSeconds(7));
        }
        scenario.runFor(Duration.ofHours(1));
        return scenario.trace() + scenario.exits();
    }

    private static FleetScenario with(AgentQuirk quirk) {
        return new FleetScenario(1, AgentOdds.wellBehaved().with(quirk, 1));
    }
}
