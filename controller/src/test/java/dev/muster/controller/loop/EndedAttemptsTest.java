package dev.muster.controller.loop;

import static dev.muster.model.pool.SpecTree.mapping;
import static dev.muster.model.pool.SpecTree.sequence;
import static dev.muster.model.pool.SpecTree.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.Demands;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.Seen;
import dev.muster.model.plan.Attempts;
import dev.muster.model.plan.PlannerSettings;
import dev.muster.model.plan.Snapshot;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.PoolSpec;
import dev.muster.model.pool.SpecProblem;
import dev.muster.model.pool.SpecReader;
import dev.muster.model.pool.SpecReading;
import dev.muster.model.pool.SpecTree;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The attempts that a pool's memory counts. */
class EndedAttemptsTest {
    private static final InstallationId OURS = new InstallationId("0123456789abcdef");
    private static final PoolName LINUX = new PoolName("linux");
    private static final RequestId JOB = new RequestId(7);
    private static final Instant NOW = ManualRuntime.START;

    private final PoolMemory memory = new PoolMemory(LINUX, OURS, new ManualRuntime(), PlannerSettings.DEFAULT);

    @Test
    void an_attempt_that_is_gone_counts_once_however_often_the_records_are_read() {
        Agent gone = claimed().advancedTo(Phase.GONE, NOW);
        memory.load(List.of(gone), NOW, NOW);
        Map<RequestId, Attempts> once = attempts();

        memory.load(List.of(gone), NOW, NOW);

        assertThat(once).containsKey(JOB);
        assertThat(attempts()).isEqualTo(once);
    }

    @Test
    void an_attempt_that_was_written_as_gone_does_not_come_back_from_records_read_before() {
        Agent alive = claimed();
        memory.claimed(List.of(alive), NOW);
        memory.written(alive.advancedTo(Phase.GONE, NOW), NOW);

        memory.load(List.of(alive), NOW, NOW);

        assertThat(memory.agents()).isEmpty();
    }

    private static Agent claimed() {
        return Agent.claimed(AgentId.forRequest(LINUX, JOB, 1), "small", "content", "agents", 1, NOW);
    }

    private Map<RequestId, Attempts> attempts() {
        memory.registrations(new Seen<>(List.of(), NOW), NOW);
        memory.swept(new Seen<>(List.of(), NOW), "agents", Duration.ofMinutes(1), NOW);
        memory.jobs(new Seen<>(List.of(waiting()), NOW), NOW);
        return memory.snapshot(NOW, OURS, spec(), PlannerSettings.DEFAULT)
                .map(Snapshot::attempts)
                .orElseThrow();
    }

    private static JobRequest waiting() {
        return new JobRequest(
                JOB,
                NOW,
                Demands.none(),
                JobRequest.State.QUEUED,
                null,
                "Build",
                "build",
                "pipeline",
                null,
                null,
                null,
                null);
    }

    private static PoolSpec spec() {
        SpecTree small = mapping()
                .with("name", "small")
                .with("image", "registry.example/agents/small:4.250.1")
                .with("cpu", 1024)
                .with("memory", 2048)
                .with("taskRole", "arn:aws:iam::123456789012:role/agent")
                .with("executionRole", "arn:aws:iam::123456789012:role/execution");
        SpecTree azureDevOps = mapping()
                .with("organizationUrl", "https://dev.azure.com/acme")
                .with("pool", "linux")
                .with("credential", "env:ADO_TOKEN");
        SpecReading reading = SpecReader.read(mapping()
                .with("azureDevOps", azureDevOps)
                .with("cluster", "agents")
                .with("limits", mapping().with("maxAgents", 3))
                .with("network", mapping().with("subnets", texts("subnet-a")))
                .with("templates", sequence(small)));
        return switch (reading) {
            case SpecReading.Valid valid -> valid.spec();
            case SpecReading.Invalid(List<SpecProblem> problems) -> throw new AssertionError(problems);
        };
    }
}
