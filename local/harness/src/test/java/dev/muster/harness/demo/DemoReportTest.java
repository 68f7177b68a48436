package dev.muster.harness.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.truth.TruthReport;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DemoReportTest {
    private static final TruthReport GOOD = new TruthReport(10, 10, 0, 0, 12, 0, 2, 0, 0, 0, 0, 400, 1200, 2500);

    private static final LaunchTimes LAUNCHES =
            new LaunchTimes(Duration.ofMillis(940), Duration.ofMillis(500), 13, new BigDecimal("20.4"));

    @Test
    void it_is_one_line_with_these_fields_in_this_order() {
        DemoReport report = new DemoReport(GOOD, LAUNCHES, 75, 0, Duration.ofSeconds(20));

        assertThat(report.json())
                .isEqualTo("{\"jobs\":10,\"served\":10,\"failed\":0,\"launched\":12,\"stolen\":2,\"duplicates\":0,"
                        + "\"busyKills\":0,\"tasksLeft\":0,\"registrationsLeft\":0,\"queueToLaunchMsP50\":400,"
                        + "\"queueToLaunchMsP99\":1200,\"queueToStartMsP50\":2500,\"lastLaunchAfterMs\":940,\"limitMs\":500,"
                        + "\"runTaskCalls\":13,\"launchesPerSecond\":20.4,\"storeWritesPerJob\":7.50,"
                        + "\"elapsedMs\":20000}");
        assertThat(report.complaints()).isEmpty();
    }

    @Test
    void every_condition_that_does_not_hold_is_named() {
        TruthReport bad = new TruthReport(10, 7, 1, 0, 10, 0, 2, 1, 2, 3, 4, 0, 0, 0);

        assertThat(new DemoReport(bad, LAUNCHES, 75, 5, Duration.ofSeconds(20)).complaints())
                .containsExactly(
                        "of 10 jobs only 7 were served",
                        "10 agents were launched for 7 jobs served and 2 agents taken by other jobs",
                        "1 jobs failed",
                        "1 agents were launched without need",
                        "2 agents were stopped while they had a job",
                        "3 tasks are left",
                        "4 registrations are left",
                        "5 promises were found broken by the controller itself");
    }

    @Test
    void a_run_without_jobs_costs_nothing_per_job() {
        TruthReport none = new TruthReport(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        assertThat(new DemoReport(none, LAUNCHES, 5, 0, Duration.ZERO).json()).contains("\"storeWritesPerJob\":0,");
    }
}
