package dev.muster.controller.loop;

import dev.muster.controller.testing.Templates;
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
import dev.muster.model.plan.PlannerSettings;
import dev.muster.model.plan.Snapshot;
import dev.muster.model.pool.AgentTemplate;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A pool's memory that a test fills as readings would. */
final class Situation {
    static final PoolName POOL = new PoolName("linux");

    private static final InstallationId OURS = new InstallationId("installation1");
    private static final Instant NOW = ManualRuntime.START;

    final PoolMemory memory = new PoolMemory(POOL, OURS, new ManualRuntime(), PlannerSettings.DEFAULT);
    private final List<JobRequest> jobs = new ArrayList<>();
    private final List<RegistrationSeen> registrations = new ArrayList<>();
    private final List<TaskSeen> strays = new ArrayList<>();
    private Limits limits = Limits.ofAgents(10);
    private boolean paused;
    private Instant jobsRead = NOW.minusSeconds(1);

    Situation job(long request, String... demands) {
        jobs.add(new JobRequest(
                new RequestId(request),
                NOW.minusSeconds(60),
                Demands.parse(List.of(demands)),
                JobRequest.State.QUEUED,
                null,
                "Build",
                "job",
                "pipeline",
                null,
                null,
                null,
                null));
        return this;
    }

    /** An agent that waits for a job, online with these capabilities. */
    Situation free(AgentId agent, Capabilities capabilities) {
        memory.claimed(List.of(claimed(agent)), NOW.minusSeconds(30));
        registrations.add(new RegistrationSeen(
                registrations.size() + 1, agent.toString(), true, true, capabilities, OURS.value(), false, null, null));
        return this;
    }

    Situation foreign(String name) {
        registrations.add(new RegistrationSeen(
                registrations.size() + 1, name, true, false, Capabilities.none(), null, false, null, null));
        return this;
    }

    Situation stray(String arn) {
        strays.add(task(arn, "by-hand"));
        return this;
    }

    Situation limits(Limits others) {
        limits = others;
        return this;
    }

    Situation paused() {
        paused = true;
        return this;
    }

    Situation jobsRead(Instant began) {
        jobsRead = began;
        return this;
    }

    Snapshot snapshot() {
        memory.registrations(new Seen<>(List.copyOf(registrations), NOW.minusSeconds(2)), NOW.minusSeconds(2));
        memory.jobs(new Seen<>(List.copyOf(jobs), jobsRead), NOW.minusSeconds(1));
        memory.swept(new Seen<>(List.copyOf(strays), NOW.minusSeconds(3)), "agents", Duration.ofMinutes(2), NOW);
        Optional<Snapshot> snapshot = memory.snapshot(NOW, OURS, spec(), PlannerSettings.DEFAULT);
        return snapshot.orElseThrow();
    }

    private PoolSpec spec() {
        return new PoolSpec(
                new AzureDevOpsPool(
                        URI.create("https://dev.azure.com/acme"), "linux", new CredentialSource.Environment("PAT")),
                "agents",
                limits,
                Timeouts.DEFAULT,
                new Network(List.of("subnet-1"), List.of(), false),
                paused,
                false,
                List.of(
                        template("plain", Capabilities.none()),
                        template("gpu", Capabilities.of(Collections.singletonMap("gpu", "1")))),
                List.of());
    }

    private static AgentTemplate template(String name, Capabilities capabilities) {
        return Templates.named(name).declaring(capabilities.asMap()).template();
    }

    static AgentId agent(long request, int attempt) {
        return AgentId.forRequest(POOL, new RequestId(request), attempt);
    }

    static Agent claimed(AgentId agent) {
        return Agent.claimed(agent, "plain", "fingerprint", "agents", 1, NOW.minusSeconds(30))
                .written(1, 1);
    }

    static Agent at(AgentId agent, @Nullable Phase phase, long revision) {
        Agent claimed = claimed(agent).written(1, revision);
        return phase == null ? claimed : claimed.advancedTo(phase, NOW.minusSeconds(20));
    }

    static TaskSeen task(String arn, String startedBy) {
        return new TaskSeen(
                arn, "agents", startedBy, "group", 1, "RUNNING", "RUNNING", null, null, null, null, null, null);
    }
}
