package dev.muster.harness.wire;

import static dev.muster.harness.local.ExamplePools.LINUX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.harness.local.LocalSettings;
import dev.muster.simulator.ado.AgentRegistration;
import dev.muster.simulator.ado.PollAnswer;
import dev.muster.simulator.ado.SessionAnswer;
import dev.muster.simulator.ado.Sessions;
import dev.muster.simulator.agents.AgentQuirk;
import dev.muster.simulator.http.HttpRequest;
import dev.muster.simulator.http.HttpResponse;
import dev.muster.simulator.truth.JobHistory;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** In every container here a job copies the agent's files out and uses them as soon as the agent has left. */
class CopiedKeyTest {
    /** Long enough for the controller to see it: several polls. */
    private static final Duration JOB = Duration.ofMillis(3_500);

    private static final Map<String, String> sessionOfAgent = Collections.synchronizedMap(new LinkedHashMap<>());
    private static final AtomicInteger attempts = new AtomicInteger();

    private static WireRun run;

    @BeforeAll
    static void start() {
        LocalSettings brisk = WireRun.brisk();
        run = WireRun.start(
                brisk.withAgents(brisk.agents().with(AgentQuirk.KEY_COPIED, 1)).heardBy(CopiedKeyTest::overhear));
    }

    @AfterAll
    static void stop() {
        run.close();
    }

    @Test
    void whoever_takes_an_agents_session_over_during_its_job_receives_nothing() {
        Sessions sessions = run.clouds().organisation().sessions();
        long first = run.queueJob(LINUX, JOB.plus(JOB), "java");
        AgentRegistration robbed = Await.found(
                "the agent with the job is cordoned", () -> holder(first).filter(agent -> !agent.enabled()));

        sessions.close(Objects.requireNonNull(sessionOfAgent.get(robbed.name())));
        SessionAnswer opened = sessions.open(robbed.id(), robbed.systemCapabilities());
        assertThat(opened).as("the key is good, and so the session").isInstanceOf(SessionAnswer.Opened.class);
        String stolen = ((SessionAnswer.Opened) opened).sessionId();
        long second = run.queueJob(LINUX, Duration.ofSeconds(1), "java");

        Await.until("the second job is served", () -> {
            assertThat(sessions.next(stolen)).isNotInstanceOf(PollAnswer.Delivered.class);
            return run.job(second).end() == JobHistory.End.SERVED;
        });
        assertThat(run.job(second).agentName()).isNotEqualTo(robbed.name());
        run.awaitAllServedAndNothingLeft();
        assertThat(sessions.next(stolen))
                .as("the session ends with the registration")
                .isInstanceOf(PollAnswer.SessionGone.class);
    }

    @Test
    void copied_files_are_worth_nothing_once_the_agent_has_had_its_job() {
        int before = attempts.get();
        long first = run.queueJob(LINUX, JOB, "node");
        Await.until(
                "the agent with the job is cordoned",
                () -> holder(first).filter(agent -> !agent.enabled()).isPresent());
        String robbed = Objects.requireNonNull(run.job(first).agentName());
        run.awaitServed(first);

        long second = run.queueJob(LINUX, Duration.ofSeconds(1), "node");
        run.awaitServed(second);
        Await.until("the thieves have tried", () -> attempts.get() >= before + 2);

        assertThat(run.job(second).agentName()).isNotEqualTo(robbed);
        assertThat(run.clouds().fleet().jobsTakenWithCopiedKeys()).isZero();
        run.awaitAllServedAndNothingLeft();
    }

    /** The registration of the agent that has the job. */
    private static Optional<AgentRegistration> holder(long job) {
        return Optional.ofNullable(run.job(job).agentName())
                .flatMap(name -> run.clouds()
                        .organisation()
                        .registrations()
                        .find(run.adoPool(LINUX).id(), name));
    }

    /** Keeps whose session is which, and counts what only a thief does: it shows the key of a dead agent, or says where it is. */
    private static void overhear(String server, HttpRequest request, HttpResponse response) {
        if (!server.equals("ado") || !request.method().equals("POST")) {
            return;
        }
        boolean refusedToken = request.path().endsWith("/oauth2/token") && response.status() != 200;
        boolean fromElsewhere =
                request.path().endsWith("/sessions") && request.body().contains("\"elsewhere\"");
        if (refusedToken || fromElsewhere) {
            attempts.incrementAndGet();
        } else if (request.path().endsWith("/sessions") && response.status() == 200) {
            JsonNode asked = JsonMapper.shared().readTree(request.body());
            JsonNode given = JsonMapper.shared().readTree(response.body());
            sessionOfAgent.put(
                    asked.at("/agent/name").asString(), given.path("sessionId").asString());
        }
    }
}
