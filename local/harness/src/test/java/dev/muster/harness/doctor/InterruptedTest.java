package dev.muster.harness.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.app.MusterApplication;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody presses Ctrl-C in the middle of it. */
class InterruptedTest {
    private static final int PATIENCE_SECONDS = 90;

    @TempDir
    private Path directory;

    @Test
    void what_was_made_so_far_is_removed_before_the_process_ends() throws Exception {
        try (DoctorScene scene = new DoctorScene()) {
            List<String> before = scene.registered();
            CountDownLatch inTheMiddle = new CountDownLatch(1);
            CountDownLatch over = new CountDownLatch(1);
            scene.spoil((server, request, real) -> {
                if (server.equals("ado") && request.path().endsWith("/sessions")) {
                    inTheMiddle.countDown();
                    await(over);
                }
                return real.get();
            });

            Process process = start(scene);
            try {
                assertThat(inTheMiddle.await(PATIENCE_SECONDS, TimeUnit.SECONDS))
                        .isTrue();
                assertThat(scene.registered()).hasSizeGreaterThan(before.size());
                process.destroy();
                assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            } finally {
                process.destroyForcibly();
                over.countDown();
            }

            assertThat(scene.registered()).isEqualTo(before);
        }
    }

    private Process start(DoctorScene scene) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Daws.accessKeyId=local");
        command.add("-Daws.secretAccessKey=local");
        scene.properties().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MusterApplication.class.getName()));
        command.addAll(List.of("doctor", "--pool", "linux", "--write"));
        File output = directory.resolve("output").toFile();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody ended the wait");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
