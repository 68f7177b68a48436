package dev.muster.harness.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalOptionsTest {
    @Test
    void without_options_the_ports_are_the_usual_ones_and_nobody_queues_jobs() {
        LocalOptions options = parse("").orElseThrow();

        assertThat(options.ports()).isEqualTo(LocalPorts.USUAL);
        assertThat(options.pace().isNever()).isTrue();
        assertThat(options.controllerPort()).isEqualTo(8080);
    }

    @Test
    void ports_that_are_not_named_stay_as_they_are() {
        LocalOptions options = parse("--ports ado=0,dynamodb=9000 --controller-port 7070 --rate 0.5/s --seed 4")
                .orElseThrow();

        assertThat(options.ports()).isEqualTo(new LocalPorts(9000, 9324, 8101, 8102, 8103, 0));
        assertThat(options.controllerPort()).isEqualTo(7070);
        assertThat(options.pace().between()).hasMillis(2_000);
        assertThat(options.seed()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--ports",
                "--ports 8000",
                "--ports s3=1",
                "--ports ecs=65536",
                "--ports ecs=1,",
                "--ports ecs=-1",
                "--rate no",
                "--jobs 5"
            })
    void a_mistake_is_not_read(String line) {
        assertThat(parse(line)).isEmpty();
    }

    private static Optional<LocalOptions> parse(String line) {
        return LocalOptions.parse(line.isEmpty() ? List.of() : Arrays.asList(line.split(" ")));
    }
}
