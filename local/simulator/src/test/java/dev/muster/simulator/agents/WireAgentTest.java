package dev.muster.simulator.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.ado.JobResult;
import dev.muster.simulator.http.HttpResponse;
import java.math.BigInteger;
import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WireAgentTest {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofMinutes(10);

    @Test
    void an_agent_enrols_takes_one_job_and_exits_with_zero() throws InterruptedException {
        try (WireScenario acme = new WireScenario(AgentOdds.wellBehaved())) {
            long job = acme.queued(SHORT);
            acme.started("cluster/task-1", "a_1_1");

            assertThat(acme.nextExit()).isEqualTo("cluster/task-1 0");
            assertThat(acme.job(job).result()).isEqualTo(JobResult.SUCCEEDED);
            assertThat(acme.agent("a_1_1").isOnline()).isFalse();
            assertThat(acme.agent("a_1_1").lastCompletedRequest()).isEqualTo(job);
        }
    }

    @Test
    void the_session_tells_declared_capabilities_and_plain_variables_and_nothing_secret() throws InterruptedException {
        try (WireScenario acme = new WireScenario(AgentOdds.wellBehaved())) {
            acme.started("cluster/task-1", "a_1_1");
            acme.await(() -> acme.isOnline("a_1_1"));

            assertThat(acme.agent("a_1_1").systemCapabilities().values())
                    .containsEntry("java", "25")
                    .containsEntry("VISIBLE", "yes")
                    .containsEntry("Agent.Version", "4.250.1")
                    .doesNotContainKeys("SECRET", "MUSTER_AGENT_ID", "AWS_REGION");
        }
    }

    @Test
    void no_part_of_the_private_key_and_no_secret_ever_leaves_the_container() throws InterruptedException {
        try (WireScenario acme = new WireScenario(AgentOdds.wellBehaved())) {
            acme.queued(SHORT);
            acme.started("cluster/task-1", "a_1_1");
            acme.nextExit();

            RSAPrivateCrtKey key = acme.key().privateKey();
            assertThat(acme.traffic())
                    .contains(FixedLength.base64(key.getModulus(), 256))
                    .doesNotContain(
                            text(key.getPrivateExponent(), 256),
                            text(key.getPrimeP(), 128),
                            text(key.getPrimeQ(), 128),
                            text(key.getPrimeExponentP(), 128),
                            text(key.getPrimeExponentQ(), 128),
                            text(key.getCrtCoefficient(), 128),
                            WireFleet.secretValue("SECRET"));
        }
    }

    @Test
    void an_agent_that_is_not_known_yet_asks_again() throws InterruptedException {
        try (WireScenario acme = new WireScenario(AgentOdds.wellBehaved())) {
            acme.answerNext(HttpResponse.empty(503).with("Retry-After", "0"));
            acme.started("cluster/task-1", "a_1_1");

            acme.await(() -> acme.isOnline("a_1_1"));
        }
    }

    @Test
    void a_refused_agent_exits_as_the_entrypoint_does() throws InterruptedException {
        try (WireScenario acme = new WireScenario(AgentOdds.wellBehaved())) {
            acme.answerNext(HttpResponse.of(403, "application/json", "{\"error\":\"caller\",\"message\":\"no\"}"));
            acme.started("cluster/task-1", "a_1_1");

            assertThat(acme.nextExit()).isEqualTo("cluster/task-1 70");
        }
    }

    @Test
    void an_idle_agent_leaves_on_term() throws InterruptedException {
        try (WireScenario acme = new WireScenario(AgentOdds.wellBehaved())) {
            acme.started("cluster/task-1", "a_1_1");
            acme.await(() -> acme.isOnline("a_1_1"));

            acme.fleet().terminate("cluster/task-1");

            assertThat(acme.nextExit()).isEqualTo("cluster/task-1 0");
            assertThat(acme.agent("a_1_1").isOnline()).isFalse();
        }
    }

    @Test
    void a_busy_agent_cancels_its_job_when_the_grace_after_term_is_over() throws InterruptedException {
        try (WireScenario acme = new WireScenario(AgentOdds.wellBehaved())) {
            long job = acme.queued(LONG);
            acme.started("cluster/task-1", "a_1_1");
            acme.await(() -> acme.job(job).isRunning());

            acme.fleet().terminate("cluster/task-1");

            assertThat(acme.nextExit()).isEqualTo("cluster/task-1 0");
            assertThat(acme.job(job).result()).isEqualTo(JobResult.CANCELED);
        }
    }

    @Test
    void a_cancelled_job_ends_at_its_agent() throws InterruptedException {
        try (WireScenario acme = new WireScenario(AgentOdds.wellBehaved())) {
            long job = acme.queued(LONG);
            acme.started("cluster/task-1", "a_1_1");
            acme.await(() -> acme.job(job).isRunning());

            acme.organisation().jobs().cancelJob(job);

            assertThat(acme.nextExit()).isEqualTo("cluster/task-1 0");
            assertThat(acme.job(job).result()).isEqualTo(JobResult.CANCELED);
        }
    }

    @Test
    void a_killed_agent_says_nothing_more() throws InterruptedException {
        try (WireScenario acme = new WireScenario(AgentOdds.wellBehaved())) {
            long job = acme.queued(LONG);
            acme.started("cluster/task-1", "a_1_1");
            acme.await(() -> acme.job(job).isRunning());

            acme.fleet().kill("cluster/task-1");
            acme.await(() -> acme.fleet().size() == 0);

            assertThat(acme.job(job).isRunning()).isTrue();
            assertThat(acme.isOnline("a_1_1")).isTrue();
            assertThat(acme.hasExited()).isFalse();
        }
    }

    @Test
    void copied_files_get_a_job_from_an_agent_that_was_never_cordoned() throws InterruptedException {
        try (WireScenario acme = new WireScenario(AgentOdds.wellBehaved().with(AgentQuirk.KEY_COPIED, 1))) {
            acme.queued(SHORT);
            acme.queued(SHORT);
            acme.started("cluster/task-1", "a_1_1");

            acme.await(() -> acme.fleet().jobsTakenWithCopiedKeys() == 1);
        }
    }

    @Test
    void copied_files_get_nothing_from_an_agent_cordoned_while_its_job_ran() throws InterruptedException {
        try (WireScenario acme = new WireScenario(AgentOdds.wellBehaved().with(AgentQuirk.KEY_COPIED, 1))) {
            long first = acme.queued(Duration.ofSeconds(2));
            long second = acme.queued(SHORT);
            acme.started("cluster/task-1", "a_1_1");
            acme.await(() -> acme.job(first).isRunning());
            acme.disable("a_1_1");

            acme.await(() -> acme.trace().split("online a_1_1", -1).length > 3);

            assertThat(acme.job(first).result()).isEqualTo(JobResult.SUCCEEDED);
            assertThat(acme.job(second).isWaiting()).isTrue();
            assertThat(acme.fleet().jobsTakenWithCopiedKeys()).isZero();
        }
    }

    private static String text(BigInteger value, int length) {
        return FixedLength.base64(value, length);
    }
}
