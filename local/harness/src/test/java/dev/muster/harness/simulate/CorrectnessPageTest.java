package dev.muster.harness.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.harness.simulate.fault.FaultKind;
import dev.muster.harness.simulate.fault.FaultPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page that says what is promised and tested leaves nothing out. */
class CorrectnessPageTest {
    private final List<String> lines = Files.readAllLines(Path.of("../../docs/correctness.md"));

    CorrectnessPageTest() throws IOException {}

    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void has_a_row_for_every_fault_that_runs_hold(FaultKind kind) {
        assertThat(lines).anyMatch(line -> line.startsWith("| " + kind + " | ") && !line.contains("not drawn"));
    }

    @Test
    void has_a_row_for_every_fault_and_every_safety_promise() {
        IntStream.rangeClosed(1, 83)
                .forEach(n -> assertThat(lines).anyMatch(line -> line.startsWith("| F" + n + " | ")));
        IntStream.rangeClosed(1, 20)
                .forEach(n -> assertThat(lines).anyMatch(line -> line.startsWith("| S" + n + " | ")));
    }

    @Test
    void names_every_promise_that_something_comes_about() {
        IntStream.rangeClosed(1, 8)
                .forEach(n -> assertThat(lines).anyMatch(line -> line.matches(".*\\bL" + n + "\\b.*")));
    }

    @Test
    void names_every_pair_of_faults_that_has_to_meet() {
        FaultPair.LISTED.forEach(pair -> assertThat(lines).anyMatch(line -> line.contains(pair.toString())));
    }
}
