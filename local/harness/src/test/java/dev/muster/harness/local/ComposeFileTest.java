package dev.muster.harness.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code local/compose.yaml}, as far as it can be held to something without Docker. */
class ComposeFileTest {
    private static final Path FILE = Path.of("..", "compose.yaml");

    private final Compose compose = Compose.read(FILE);

    @Test
    void localstack_is_pinned_to_the_last_version_that_needs_no_token_and_is_reached_from_this_machine_only() {
        assertThat(compose.text("localstack", "image")).isEqualTo("localstack/localstack:4.14.0");
        assertThat(compose.list("localstack", "ports")).containsExactly("127.0.0.1:4566:4566");
    }

    @Test
    void it_runs_what_the_controller_uses_of_it() {
        assertThat(Arrays.asList(compose.environment("localstack", "SERVICES").split(",", -1)))
                .containsExactlyInAnyOrder("dynamodb", "dynamodbstreams", "sqs", "events", "sts", "secretsmanager");
    }

    @Test
    void the_simulated_clouds_are_started_with_arguments_that_are_understood() {
        List<String> command = compose.list("clouds", "command");
        assertThat(command).startsWith("./muster", "local");
        Optional<LocalOptions> options = LocalOptions.parse(command.subList(2, command.size()));
        assertThat(options).map(LocalOptions::localStack).isPresent();
        assertThat(options.orElseThrow().localStack()).hasToString("Optional[http://127.0.0.1:4566]");
    }

    private record Compose(Map<?, ?> services) {
        private static Compose read(Path file) {
            try {
                Object whole = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
                return new Compose((Map<?, ?>) field((Map<?, ?>) whole, "services"));
            } catch (IOException unreadable) {
                throw new AssertionError(unreadable);
            }
        }

        private static Object field(Map<?, ?> map, String name) {
            return Objects.requireNonNull(map.get(name), name);
        }

        private Object field(String service, String name) {
            return field((Map<?, ?>) field(services, service), name);
        }

        private String text(String service, String name) {
            return (String) field(service, name);
        }

        private String environment(String service, String name) {
            return (String) field((Map<?, ?>) field(service, "environment"), name);
        }

        private List<String> list(String service, String name) {
            return ((List<?>) field(service, name))
                    .stream().map(Object::toString).toList();
        }
    }
}
