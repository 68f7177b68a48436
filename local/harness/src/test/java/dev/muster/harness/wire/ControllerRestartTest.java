package dev.muster.harness.wire;

import static dev.muster.harness.local.ExamplePools.HEAVY;
import static dev.muster.harness.local.ExamplePools.LINUX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.app.MusterApplication;
import dev.muster.simulator.truth.JobHistory;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ControllerRestartTest {
    private static WireRun run;

    @BeforeAll
    static void start() {
        run = WireRun.clouds(WireRun.brisk());
    }

    @AfterAll
    static void stop() {
        run.close();
    }

    @Test
    void after_a_kill_in_the_middle_a_new_controller_serves_every_job_once_and_leaves_nothing() throws Exception {
        Process killed = controllerInAProcessOfItsOwn();
        List<Long> jobs = new ArrayList<>();
        try {
            run.awaitPoolsAcceptJobs();
            for (int i = 0; i < 3; i++) {
                jobs.add(run.queueJob(LINUX, Duration.ofSeconds(1), "java"));
                jobs.add(run.queueJob(LINUX, Duration.ofSeconds(6), "node"));
            }
            Await.until("some jobs are served and some run", () -> served(jobs) >= 1 && running(jobs) >= 1);
            for (int i = 0; i < 4; i++) {
                jobs.add(
                        run.queueJob(i % 2 == 0 ? HEAVY : LINUX, Duration.ofSeconds(1), i % 2 == 0 ? "heavy" : "java"));
            }
            int launched = run.clouds().truth().report().launched();
            Await.until(
                    "agents are on their way",
                    () -> run.clouds().truth().report().launched() > launched);
        } finally {
            killed.destroyForcibly().waitFor();
        }
        assertThat(served(jobs)).as("jobs served before the end").isLessThan(jobs.size());

        run.startController();

        run.awaitAllServedAndNothingLeft();
        assertThat(served(jobs)).isEqualTo(jobs.size());
        assertThat(run.clouds().truth().report().launched()).isEqualTo(jobs.size());
    }

    /** Only a process can be killed without being asked. */
    private static Process controllerInAProcessOfItsOwn() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Daws.accessKeyId=" + System.getProperty("aws.accessKeyId"),
                "-Daws.secretAccessKey=" + System.getProperty("aws.secretAccessKey"),
                "-cp",
                System.getProperty("java.class.path"),
                MusterApplication.class.getName()));
        run.controllerProperties().forEach((name, value) -> command.add("--" + name + "=" + value));
        return new ProcessBuilder(command)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT)
                .start();
    }

    private static long served(List<Long> jobs) {
        return jobs.stream()
                .filter(job -> run.job(job).end() == JobHistory.End.SERVED)
                .count();
    }

    private static long running(List<Long> jobs) {
        return jobs.stream()
                .filter(job -> run.job(job).assignedAt() != null && run.job(job).endedAt() == null)
                .count();
    }
}
