package dev.muster.harness.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.harness.simulate.mutate.Mutation;
import dev.muster.harness.simulate.runtime.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every run that once failed, shrunk to the faults it needed, is run for ever. */
class RegressionTest {
    private static final Path REGRESSIONS = Path.of("src/test/resources/regressions");

    @ParameterizedTest
    @MethodSource
    void what_failed_once_does_not_fail_again(Path file) throws IOException {
        RunFile run = RunFile.read(file);

        RunResult result = new Simulation(run.seed(), run.faults(), Mutation.NONE, Trace.hashed()).run();

        assertThat(result.failure()).as(run.about()).isNull();
    }

    static List<Path> what_failed_once_does_not_fail_again() throws IOException {
        try (Stream<Path> files = Files.list(REGRESSIONS)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }
}
