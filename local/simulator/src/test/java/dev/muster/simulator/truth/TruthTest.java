package dev.muster.simulator.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TruthTest {
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    private final Truth truth = new Truth();
    private long millis;

    @Test
    void a_clean_run_is_told_as_one() {
        for (int job = 1; job <= 4; job++) {
            queued(job);
            launched("pool_" + job + "_1");
            registered("pool_" + job + "_1");
            served(job, "pool_" + job + "_1");
            gone("pool_" + job + "_1");
        }

        TruthReport report = truth.report();
        assertThat(report.jobs()).isEqualTo(4);
        assertThat(report.served()).isEqualTo(4);
        assertThat(report.launched()).isEqualTo(4);
        assertThat(report.failed() + report.cancelled() + report.stolen() + report.duplicates())
                .isZero();
        assertThat(report.busyKills() + report.tasksLeft() + report.registrationsLeft())
                .isZero();
    }

    @Test
    void results_other_than_succeeded_are_failures_and_cancelled_jobs_count_apart() {
        for (int job = 1; job <= 4; job++) {
            queued(job);
        }
        truth.jobFinished(1, "succeeded", now());
        truth.jobFinished(2, "abandoned", now());
        truth.jobFinished(3, "succeededWithIssues", now());
        truth.jobCancelled(4, now());

        TruthReport report = truth.report();
        assertThat(report.served()).isEqualTo(1);
        assertThat(report.failed()).isEqualTo(2);
        assertThat(report.cancelled()).isEqualTo(1);
    }

    @Test
    void agents_that_swap_their_jobs_are_stolen_and_no_duplicates() {
        queued(1);
        queued(2);
        launched("my_pool_1_1");
        launched("my_pool_2_1");
        served(1, "my_pool_2_1");
        served(2, "my_pool_1_1");
        gone("my_pool_1_1");
        gone("my_pool_2_1");

        assertThat(truth.report().stolen()).isEqualTo(2);
        assertThat(truth.report().duplicates()).isZero();
    }

    @Test
    void standby_agents_are_neither_stolen_nor_duplicates() {
        queued(1);
        launched("pool_s_17");
        launched("pool_s_18");
        served(1, "pool_s_17");
        gone("pool_s_18");

        TruthReport report = truth.report();
        assertThat(report.standby()).isEqualTo(2);
        assertThat(report.stolen()).isZero();
        assertThat(report.duplicates()).isZero();
    }

    @Test
    void a_second_task_for_one_job_is_a_duplicate_and_stays_one_when_it_stops() {
        queued(1);
        launched("pool_1_1");
        launched("pool_1_2");
        assertThat(truth.report().duplicates()).isEqualTo(1);

        served(1, "pool_1_1");
        gone("pool_1_1");
        gone("pool_1_2");
        assertThat(truth.report().duplicates()).isEqualTo(1);
    }

    @Test
    void an_attempt_lost_to_a_planted_fault_is_no_duplicate() {
        queued(1);
        launched("pool_1_1");
        truth.attemptLost("pool_1_1");
        gone("pool_1_1");
        launched("pool_1_2");
        served(1, "pool_1_2");
        gone("pool_1_2");

        assertThat(truth.report().duplicates()).isZero();
        assertThat(truth.report().launched()).isEqualTo(2);
    }

    @Test
    void the_agent_of_a_cancelled_job_is_no_duplicate() {
        queued(1);
        launched("pool_1_1");
        truth.jobCancelled(1, now());
        gone("pool_1_1");

        assertThat(truth.report().duplicates()).isZero();
    }

    @Test
    void stopping_a_task_is_a_busy_kill_only_while_its_agent_has_a_job() {
        queued(1);
        queued(2);
        launched("pool_1_1");
        launched("pool_2_1");
        truth.jobAssigned(1, "pool_1_1", now());
        truth.taskStopAsked(arn("pool_1_1"), "pool_1_1", now());
        served(2, "pool_2_1");
        truth.taskStopAsked(arn("pool_2_1"), "pool_2_1", now());

        assertThat(truth.report().busyKills()).isEqualTo(1);
        assertThat(truth.tasks().getFirst().busyWith()).isEqualTo(1L);
    }

    @Test
    void an_agent_whose_job_was_given_to_another_is_not_busy_any_more() {
        queued(1);
        launched("pool_1_1");
        launched("pool_1_2");
        truth.jobAssigned(1, "pool_1_1", now());
        truth.jobAssigned(1, "pool_1_2", now());
        truth.taskStopAsked(arn("pool_1_1"), "pool_1_1", now());

        assertThat(truth.report().busyKills()).isZero();
    }

    @Test
    void what_is_left_is_counted_without_placeholders() {
        queued(1);
        launched("pool_1_1");
        registered("pool_1_1");
        truth.registrationAdded("placeholder-linux", 1, true, now());

        assertThat(truth.report().tasksLeft()).isEqualTo(1);
        assertThat(truth.report().registrationsLeft()).isEqualTo(1);
        assertThat(truth.registrationsLeft()).containsExactly("pool_1_1");
    }

    @Test
    void waits_are_ranked_from_the_queueing_to_the_first_launch_and_the_first_start() {
        for (int job = 1; job <= 100; job++) {
            queued(job);
            millis += job;
            launched("pool_" + job + "_1");
            millis += 1000;
            truth.jobAssigned(job, "pool_" + job + "_1", now());
        }
        millis += 50_000;
        launched("pool_1_2");

        TruthReport report = truth.report();
        assertThat(report.queueToLaunchMsP50()).isEqualTo(50);
        assertThat(report.queueToLaunchMsP99()).isEqualTo(99);
        assertThat(report.queueToStartMsP50()).isEqualTo(1050);
    }

    @Test
    void an_empty_run_has_nothing_to_tell() {
        assertThat(truth.report()).isEqualTo(new TruthReport(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    private void queued(long requestId) {
        truth.jobQueued(requestId, 1, now());
    }

    private void launched(String agent) {
        truth.taskStarted(arn(agent), agent, "token-" + agent, "muster:test:pool", now());
    }

    private void registered(String agent) {
        truth.registrationAdded(agent, 7, false, now());
    }

    private void served(long requestId, String agent) {
        truth.jobAssigned(requestId, agent, now());
        truth.jobFinished(requestId, "succeeded", now());
    }

    private void gone(String agent) {
        truth.registrationDeleted(agent, now());
        truth.taskStopped(arn(agent), agent, "muster:test:pool", now());
    }

    private Instant now() {
        return START.plusMillis(millis);
    }

    private static String arn(String agent) {
        return "arn:" + agent;
    }
}
