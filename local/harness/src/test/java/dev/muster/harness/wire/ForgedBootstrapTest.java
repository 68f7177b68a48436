package dev.muster.harness.wire;

import static dev.muster.harness.local.ExamplePools.LINUX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.ado.AgentRegistration;
import dev.muster.simulator.agents.CallerIdentityProof;
import dev.muster.simulator.agents.RoleCredentials;
import dev.muster.simulator.truth.TaskHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two agents are launched and held up before they can ask for their identities. Somebody with the credentials of one asks
 * for the identity of the other, in every wrong way; in the end both agents serve their jobs.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ForgedBootstrapTest {
    private static final String KEY = Forger.newKey();
    private static final HeldAgents held = new HeldAgents();

    private static WireRun run;
    private static Forger forger;
    private static Victim victim;
    private static Victim neighbour;

    /** An agent whose credentials the forger has. */
    private record Victim(long job, String agentId, RoleCredentials role) {}

    @BeforeAll
    static void start() {
        run = WireRun.start(WireRun.brisk().heardBy(held));
        forger = new Forger(
                run.bootstrapUrl().toString(), run.clouds().endpoints().region());
        victim = launched("java");
        neighbour = launched("node");
    }

    @AfterAll
    static void stop() {
        held.letProve();
        held.letListen();
        run.close();
    }

    @Test
    @Order(1)
    void the_proof_of_another_task_is_refused() {
        CallerIdentityProof proof = forger.proof(neighbour.role(), victim.agentId(), KEY, Instant.now());

        assertRefused(403, "other-task", Forger.body(victim.agentId(), KEY, proof));
    }

    @Test
    @Order(1)
    void a_proof_made_for_another_agent_is_refused() {
        CallerIdentityProof proof = forger.proof(neighbour.role(), neighbour.agentId(), KEY, Instant.now());

        assertRefused(403, "proof-binding", Forger.body(victim.agentId(), KEY, proof));
    }

    @Test
    @Order(1)
    void an_old_proof_and_one_from_the_future_are_refused() {
        Duration tooFar = Duration.ofMinutes(5).plusSeconds(20);
        CallerIdentityProof old =
                forger.proof(victim.role(), victim.agentId(), KEY, Instant.now().minus(tooFar));
        CallerIdentityProof early =
                forger.proof(victim.role(), victim.agentId(), KEY, Instant.now().plus(tooFar));

        assertRefused(403, "proof-date", Forger.body(victim.agentId(), KEY, old));
        assertRefused(403, "proof-date", Forger.body(victim.agentId(), KEY, early));
    }

    @Test
    @Order(1)
    void a_proof_with_another_key_than_it_was_made_for_is_refused() {
        CallerIdentityProof proof = forger.proof(victim.role(), victim.agentId(), KEY, Instant.now());

        assertRefused(403, "proof-binding", Forger.body(victim.agentId(), Forger.newKey(), proof));
    }

    @Test
    @Order(1)
    void a_proof_for_another_host_is_refused() {
        CallerIdentityProof elsewhere =
                forger.proofForRegion("us-east-1", victim.role(), victim.agentId(), KEY, Instant.now());
        CallerIdentityProof here = forger.proof(victim.role(), victim.agentId(), KEY, Instant.now());

        assertRefused(403, "proof-url", Forger.body(victim.agentId(), KEY, elsewhere));
        assertRefused(403, "proof-url", Forger.body(victim.agentId(), KEY, here, "https://sts.attacker.example/"));
        assertRefused(403, "proof-url", Forger.body(victim.agentId(), KEY, elsewhere, here.url()));
    }

    @Test
    @Order(1)
    void a_proof_for_another_controller_is_refused() {
        CallerIdentityProof proof = forger.proofForController(
                "https://another.example/bootstrap/v1/agents", victim.role(), victim.agentId(), KEY, Instant.now());

        assertRefused(403, "proof-binding", Forger.body(victim.agentId(), KEY, proof));
    }

    @Test
    @Order(1)
    void a_proof_signed_with_made_up_credentials_is_refused() {
        RoleCredentials madeUp = new RoleCredentials(victim.role().accessKeyId(), "x".repeat(40), "made up");
        CallerIdentityProof proof = forger.proof(madeUp, victim.agentId(), KEY, Instant.now());

        assertRefused(403, "proof-not-accepted", Forger.body(victim.agentId(), KEY, proof));
    }

    @Test
    @Order(2)
    void nothing_of_all_that_registered_anybody_and_the_true_agents_still_do() {
        assertThat(run.clouds().truth().registrationsLeft()).isEmpty();

        held.letProve();

        Await.until(
                "both agents are registered",
                () -> registration(victim).isPresent()
                        && registration(neighbour).isPresent());
    }

    @Test
    @Order(3)
    void a_second_key_is_refused_even_with_the_tasks_own_credentials() {
        CallerIdentityProof proof = forger.proof(victim.role(), victim.agentId(), KEY, Instant.now());

        assertRefused(409, "other-key", Forger.body(victim.agentId(), KEY, proof));
        assertThat(registration(victim).orElseThrow().authorization())
                .as("the agent's own key stays")
                .extracting(known -> known.publicKey().modulus())
                .isNotEqualTo(KEY);
    }

    @Test
    @Order(4)
    void the_true_agents_serve_their_jobs() {
        held.letListen();

        run.awaitServed(victim.job());
        run.awaitServed(neighbour.job());
        assertThat(run.job(victim.job()).agentName()).isEqualTo(victim.agentId());
        assertThat(run.job(neighbour.job()).agentName()).isEqualTo(neighbour.agentId());
        run.awaitAllServedAndNothingLeft();
    }

    @Test
    @Order(5)
    void a_proof_that_is_all_right_comes_too_late_when_the_agent_has_had_its_job() {
        CallerIdentityProof proof = forger.proof(victim.role(), victim.agentId(), KEY, Instant.now());

        assertRefused(410, "agent-over", Forger.body(victim.agentId(), KEY, proof));
    }

    /** Asks until the answer is final: what the controller has not been told yet is no reason to refuse. */
    private static void assertRefused(int status, String error, String body) {
        Api.Answer answer = Await.found(
                "a final answer",
                () -> Optional.of(run.api().post(run.bootstrapUrl().getPath(), body))
                        .filter(given -> given.status() != 503));

        assertThat(answer.body().path("error").asString("")).isEqualTo(error);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().propertyNames()).containsExactlyInAnyOrder("error", "message");
    }

    private static Victim launched(String demand) {
        long job = run.queueJob(LINUX, Duration.ofSeconds(2), demand);
        TaskHistory task = Await.found(
                "the task for job " + job,
                () -> run.clouds().truth().tasks().stream()
                        .filter(started -> started.startedBy().equals("%s_%d_1".formatted(LINUX, job)))
                        .findFirst());
        return new Victim(job, task.startedBy(), held.credentialsOf(task.taskArn()));
    }

    private static Optional<AgentRegistration> registration(Victim agent) {
        return run.clouds()
                .organisation()
                .registrations()
                .find(run.adoPool(LINUX).id(), agent.agentId());
    }
}
