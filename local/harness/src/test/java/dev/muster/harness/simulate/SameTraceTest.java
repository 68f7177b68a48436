package dev.muster.harness.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A seed is worth something only if it shows the same run to everybody. */
class SameTraceTest {
    /** The first goes through the shipped adapters. */
    private static final List<String> SEEDS = Arrays.asList("--seeds", "4", "--from", "120");

    @TempDir
    private Path elsewhere;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void seeds_give_the_same_traces_in_another_process_with_other_hash_codes_and_another_collector()
            throws IOException, InterruptedException {
        assertThat(hash(another("-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=2", "-XX:+UseSerialGC")))
                .hasSize(64)
                .isEqualTo(hash(here()));
    }

    private static String here() throws InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SimulateCommand.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                SEEDS.toArray(String[]::new));
        return out.toString(StandardCharsets.UTF_8);
    }

    private String another(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(Arrays.asList(options));
        command.addAll(Arrays.asList("-cp", System.getProperty("java.class.path"), SimulateCommand.class.getName()));
        command.addAll(SEEDS);
        Process process = new ProcessBuilder(command)
                .directory(elsewhere.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed;
    }

    private static String hash(String printed) {
        String lastLine = printed.strip().lines().reduce("", (before, line) -> line);
        return JsonMapper.shared().readTree(lastLine).path("traceHash").asString();
    }
}
