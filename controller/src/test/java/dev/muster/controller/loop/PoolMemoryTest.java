package dev.muster.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.Capabilities;
import dev.muster.model.demand.Demands;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.Seen;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.Attempts;
import dev.muster.model.plan.Hold;
import dev.muster.model.plan.Plan;
import dev.muster.model.plan.PlannerSettings;
import dev.muster.model.plan.Snapshot;
import dev.muster.model.pool.AzureDevOpsPool;
import dev.muster.model.pool.CredentialSource;
import dev.muster.model.pool.Limits;
import dev.muster.model.pool.Network;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.PoolSpec;
import dev.muster.model.pool.Timeouts;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the memory of a pool keeps for the planner beyond the readings themselves. */
class PoolMemoryTest {
    private static final InstallationId OURS = new InstallationId("installation1");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final PoolName POOL = new PoolName("linux");
    private static final RequestId REQUEST = new RequestId(1);
    private static final AgentId AGENT = AgentId.forRequest(POOL, REQUEST, 1);
    private static final JobRequest WAITING = job(JobRequest.State.QUEUED);

    private final PoolMemory memory = new PoolMemory(POOL, OURS, new ManualRuntime(), PlannerSettings.DEFAULT);

    PoolMemoryTest() {
        memory.registrations(new Seen<>(List.of(), NOW), NOW);
        memory.jobs(new Seen<>(List.of(WAITING), NOW), NOW);
        memory.swept(new Seen<>(List.of(), NOW), "agents", Duration.ofMinutes(2), NOW);
    }

    private static JobRequest job(JobRequest.State state) {
        return new JobRequest(
                REQUEST, NOW, Demands.none(), state, null, "Build", "job", "pipeline", null, null, null, null);
    }

    private static Agent agent() {
        return Agent.claimed(AGENT, "small", "fingerprint", "agents", 1, NOW).written(1, 1);
    }

    private static Agent gone() {
        return agent().advancedTo(Phase.ONLINE, NOW).advancedTo(Phase.GONE, NOW.plusSeconds(300));
    }

    private static Plan findingOut(List<AgentId> waitedInVain, Map<AgentId, String> startFailures) {
        return new Plan(
                List.of(),
                Collections.emptyMap(),
                Collections.emptyMap(),
                Collections.emptyMap(),
                Collections.emptyMap(),
                List.of(),
                List.of(),
                List.of(),
                waitedInVain,
                startFailures,
                Instant.MAX);
    }

    private static Plan startFailure() {
        Map<AgentId, String> failures = new LinkedHashMap<>();
        failures.put(AGENT, "its task stopped");
        return findingOut(List.of(), failures);
    }

    private Snapshot snapshot() {
        PoolSpec spec = new PoolSpec(
                new AzureDevOpsPool(
                        URI.create("https://dev.azure.com/acme"), "linux", new CredentialSource.Environment("PAT")),
                "agents",
                Limits.ofAgents(10),
                Timeouts.DEFAULT,
                new Network(List.of("subnet-1"), List.of(), false),
                false,
                false,
                List.of(),
                List.of());
        return memory.snapshot(NOW, OURS, spec, PlannerSettings.DEFAULT).orElseThrow();
    }

    private Attempts attempts() {
        return snapshot().attempts().getOrDefault(REQUEST, Attempts.NONE);
    }

    private void registered(boolean online) {
        RegistrationSeen seen = new RegistrationSeen(
                1, AGENT.toString(), true, online, Capabilities.none(), "installation1", false, null, null);
        memory.registrations(new Seen<>(List.of(seen), NOW), NOW);
    }

    private @Nullable Instant registrationMissed() {
        return snapshot().agents().getFirst().registrationMissed();
    }

    private void noRegistrations(Duration later) {
        memory.registrations(new Seen<>(List.of(), NOW.plus(later)), NOW.plus(later));
    }

    @Test
    void a_registration_is_missed_since_the_first_reading_that_lacked_it() {
        memory.claimed(List.of(agent()), NOW);
        noRegistrations(Duration.ofSeconds(1));
        assertThat(registrationMissed()).isNull();

        registered(true);
        noRegistrations(Duration.ofSeconds(2));
        noRegistrations(Duration.ofSeconds(21));
        assertThat(registrationMissed()).isEqualTo(NOW.plusSeconds(2));
    }

    @Test
    void a_registration_that_shows_again_is_missed_no_more() {
        memory.claimed(List.of(agent()), NOW);
        registered(true);
        noRegistrations(Duration.ofSeconds(2));
        registered(true);

        assertThat(registrationMissed()).isNull();
    }

    @Test
    void an_agent_that_a_plan_saw_waiting_in_vain_is_evidence_when_it_is_gone() {
        memory.claimed(List.of(agent()), NOW);
        memory.planned(findingOut(List.of(AGENT), Collections.emptyMap()), NOW, 0);
        memory.written(gone(), NOW);

        assertThat(attempts().inVain()).isEqualTo(1);
    }

    @Test
    void an_agent_that_no_plan_saw_waiting_is_none() {
        memory.claimed(List.of(agent()), NOW);
        memory.written(gone(), NOW);

        assertThat(attempts()).isEqualTo(new Attempts(1, 0, "", null, 0, null));
    }

    @Test
    void a_stopped_task_without_a_record_tells_that_its_attempt_was_made() {
        TaskSeen stopped = new TaskSeen(
                "arn",
                "agents",
                AGENT.toString(),
                "muster:installation1:linux",
                5,
                "STOPPED",
                "STOPPED",
                null,
                null,
                0,
                NOW,
                NOW,
                NOW);
        memory.swept(new Seen<>(List.of(stopped), NOW), "agents", Duration.ofMinutes(2), NOW);

        assertThat(attempts()).isEqualTo(new Attempts(1, 0, "", null, 0, null));
    }

    @Test
    void after_a_restart_its_record_alone_tells() {
        memory.load(List.of(gone()), NOW, NOW);

        assertThat(attempts().inVain()).isEqualTo(1);
    }

    @Test
    void a_failed_start_counts_once_however_often_it_is_planned() {
        memory.claimed(List.of(agent()), NOW);
        for (int plans = 0; plans < 5; plans++) {
            memory.planned(startFailure(), NOW, 0);
        }

        assertThat(snapshot().holds()).isEmpty();
    }

    @Test
    void a_session_ends_the_hold_of_the_template_when_it_is_first_seen() {
        memory.claimed(List.of(agent()), NOW);
        memory.holds(holds -> {
            for (int starts = 0; starts < 3; starts++) {
                holds.startFailed(agent(), "its task stopped", NOW, 0);
            }
        });

        registered(false);
        assertThat(snapshot().holds()).extracting(Hold::template).containsExactly("small");
        registered(true);
        assertThat(snapshot().holds()).isEmpty();
    }

    @Test
    void a_reading_by_id_is_kept_while_the_list_shows_the_request() {
        Seen<Optional<JobRequest>> finished = new Seen<>(Optional.of(job(JobRequest.State.FINISHED)), NOW);
        memory.rereadTried(NOW);
        memory.reread(REQUEST, finished, Optional.empty());
        memory.jobs(new Seen<>(List.of(WAITING), NOW), NOW);
        assertThat(snapshot().reread().byRequest()).containsEntry(REQUEST, finished);

        memory.jobs(new Seen<>(List.of(), NOW), NOW);
        assertThat(snapshot().reread().byRequest()).isEmpty();
        assertThat(snapshot().reread().lastTried()).isEqualTo(NOW);
    }
}
