package dev.muster.harness.wire;

import static dev.muster.harness.local.ExamplePools.LINUX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.harness.local.LocalSettings;
import dev.muster.simulator.agents.AgentQuirk;
import dev.muster.simulator.truth.JobHistory;
import dev.muster.simulator.truth.TaskHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Listeners are known to hang after their last job (azure-pipelines-agent issue 5563: 26 of 152). */
class HungListenersTest {
    private static final Duration LINGER = Duration.ofSeconds(3);

    /** The end of the job has to be read, the registration deleted, and the stop asked for. */
    private static final Duration STEPS = Duration.ofSeconds(12);

    private static final int JOBS = 18;

    @Test
    void one_in_six_agents_that_hangs_after_its_job_costs_nobody_a_slot_for_more_than_linger() {
        LocalSettings brisk = WireRun.brisk();
        try (WireRun run = WireRun.start(brisk.withAgents(brisk.agents().with(AgentQuirk.HANGS_AFTER_JOB, 1.0 / 6)))) {
            run.table()
                    .edit(
                            LINUX,
                            "SET spec.timeouts = :timeouts",
                            Collections.singletonMap(
                                    ":timeouts",
                                    AttributeValue.fromM(Collections.singletonMap(
                                            "linger", AttributeValue.fromS(LINGER.toSeconds() + "s")))));
            for (int job = 0; job < JOBS; job++) {
                run.queueJob(LINUX, Duration.ofMillis(300));
            }
            Await.until("all jobs are served and every task has ended or was told to", () -> isOver(run));

            List<TaskHistory> hung = run.clouds().truth().tasks().stream()
                    .filter(task -> task.stopAskedAt() != null)
                    .toList();
            assertThat(hung).as("agents that had to be stopped").isNotEmpty();
            assertThat(hung)
                    .allSatisfy(task -> assertThat(Duration.between(
                                    endOfItsJob(run, task), Objects.requireNonNull(task.stopAskedAt())))
                            .isBetween(LINGER.minusSeconds(1), LINGER.plus(STEPS)));
        }
    }

    /** A hung task goes on until ECS kills it: simulated listeners have no parent that does so before. */
    private static boolean isOver(WireRun run) {
        return run.clouds().truth().report().served() == JOBS
                && run.clouds().truth().tasks().stream()
                        .allMatch(task -> task.stoppedAt() != null || task.stopAskedAt() != null);
    }

    private static Instant endOfItsJob(WireRun run, TaskHistory task) {
        return run.clouds().truth().jobs().stream()
                .filter(job -> task.startedBy().equals(job.agentName()))
                .map(JobHistory::endedAt)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }
}
