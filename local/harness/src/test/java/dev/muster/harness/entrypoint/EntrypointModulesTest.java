package dev.muster.harness.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs the entrypoint's own tests, which are written for Node's test runner, so that {@code ./muster test} runs them. */
class EntrypointModulesTest {
    @BeforeAll
    static void node() {
        Node.require();
    }

    @Test
    void the_tests_beside_the_entrypoint_pass() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", "--test"));
        try (Stream<Path> files = Files.list(Node.image("test"))) {
            files.map(Path::toString)
                    .filter(name -> name.endsWith(".test.mjs"))
                    .sorted()
                    .forEach(command::add);
        }
        Process tests = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(tests.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(tests.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(tests.exitValue()).as(printed).isZero();
        assertThat(printed).containsPattern("pass [1-9][0-9]");
    }
}
