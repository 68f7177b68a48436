package dev.muster.simulator.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.ado.AdoSettings;
import dev.muster.simulator.ado.AgentKey;
import dev.muster.simulator.ado.AgentRegistration;
import dev.muster.simulator.ado.Capabilities;
import dev.muster.simulator.ado.JobScript;
import dev.muster.simulator.ado.Organisation;
import dev.muster.simulator.ado.OrganisationScenario;
import dev.muster.simulator.ado.Pool;
import dev.muster.simulator.ado.RegistrationCall;
import dev.muster.simulator.ecs.EcsScene;
import dev.muster.simulator.ecs.EcsTask;
import dev.muster.simulator.ecs.TaskStatus;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The simulated clouds together: a task's container is an agent, its exit stops the task, the truth adds up. */
class EcsAgentsTest {
    private final EcsScene aws = new EcsScene();
    private final Organisation acme = new Organisation(aws.world, AdoSettings.of("acme"), aws.truth);
    private final Pool pool = acme.addPool("builds");
    private final AgentFleet fleet =
            new AgentFleet(acme, this::grant, AgentOdds.wellBehaved(), Duration.ofSeconds(30), aws.ecs::exited);

    @BeforeEach
    void prepareThePool() {
        aws.ecs.hostedBy(fleet);
        acme.registrations()
                .register(
                        pool.id(),
                        new RegistrationCall(
                                "muster", "99.999.9", "", false, Capabilities.NONE, Capabilities.NONE, null));
    }

    @Test
    void a_task_serves_its_job_and_stops_by_itself() {
        long job = acme.jobs().queueJob(pool.id(), JobScript.build(Duration.ofMinutes(2)));
        EcsTask task = aws.launch("token-1", "a_" + job + "_1");

        aws.pass(Duration.ofMinutes(5));

        assertThat(aws.task(task.arn()).lastStatus()).isEqualTo(TaskStatus.STOPPED);
        assertThat(aws.truth.report()).satisfies(report -> {
            assertThat(report.served()).isEqualTo(1);
            assertThat(report.launched()).isEqualTo(1);
            assertThat(report.stolen() + report.duplicates() + report.busyKills() + report.tasksLeft())
                    .isZero();
            assertThat(report.registrationsLeft()).isEqualTo(1);
        });
    }

    @Test
    void stopping_the_task_of_a_busy_agent_is_seen_as_such_and_cancels_its_job() {
        long job = acme.jobs().queueJob(pool.id(), JobScript.build(Duration.ofHours(1)));
        EcsTask task = aws.launch("token-1", "a_" + job + "_1");
        aws.pass(Duration.ofMinutes(2));

        aws.ecs.stopTask("builds", task.arn(), "test");
        aws.pass(Duration.ofMinutes(2));

        assertThat(aws.truth.report().busyKills()).isEqualTo(1);
        assertThat(aws.truth.report().cancelled()).isEqualTo(1);
        assertThat(aws.task(task.arn()).lastStatus()).isEqualTo(TaskStatus.STOPPED);
    }

    private void grant(BootstrapAsk ask, Consumer<BootstrapReply> then) {
        AgentRegistration agent = OrganisationScenario.accepted(acme.registrations()
                .register(
                        pool.id(),
                        new RegistrationCall(
                                ask.agentId(),
                                ask.agentVersion(),
                                ask.osDescription(),
                                true,
                                Capabilities.NONE,
                                Capabilities.NONE,
                                AgentKey.ofFingerprint(ask.keyFingerprint()))));
        then.accept(new BootstrapReply.Granted(
                agent.id(), pool.id(), OrganisationScenario.authorization(agent).clientId(), Capabilities.NONE));
    }
}
