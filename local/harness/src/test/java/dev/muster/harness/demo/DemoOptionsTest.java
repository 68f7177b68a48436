package dev.muster.harness.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoOptionsTest {
    @Test
    void without_options_the_stream_is_gentle_and_has_no_end() {
        DemoOptions options = parse("").orElseThrow();

        assertThat(options.jobs()).isEmpty();
        assertThat(options.exit()).isFalse();
        assertThat(options.pace().between()).isEqualTo(Duration.ofSeconds(2));
        assertThat(options.port()).isEmpty();
        assertThat(options.burst()).isFalse();
        assertThat(options.limits()).isEqualTo(DemoLimits.NONE);
    }

    @Test
    void with_exit_there_is_an_end() {
        DemoOptions options = parse("--exit").orElseThrow();

        assertThat(options.jobs()).hasValue(50);
        assertThat(options.pace().between()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void every_option_is_read_in_any_order() {
        DemoOptions options =
                parse("--port 9090 --exit --seed -7 --rate 4/s --jobs 12").orElseThrow();

        assertThat(options.jobs()).hasValue(12);
        assertThat(options.pace().between()).isEqualTo(Duration.ofMillis(250));
        assertThat(options.seed()).isEqualTo(-7);
        assertThat(options.port()).isEqualTo(OptionalInt.of(9090));
    }

    @Test
    void a_burst_has_its_jobs_at_once_and_may_meet_the_limits_of_fargate() {
        DemoOptions options =
                parse("--jobs 1000 --burst --limits fargate --exit").orElseThrow();

        assertThat(options.burst()).isTrue();
        assertThat(options.limits()).isEqualTo(DemoLimits.FARGATE);
        assertThat(options.limits().timeFor(1_000)).isEqualTo(Duration.ofSeconds(50));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--jobs",
                "--jobs 0",
                "--jobs -1",
                "--jobs many",
                "--rate 0",
                "--rate 0/s",
                "--rate 2/m",
                "--rate 1001",
                "--seed x",
                "--port 70000",
                "--exit now",
                "--burst",
                "--burst --jobs 10 --rate 2/s",
                "--limits",
                "--limits lambda",
                "--verbose",
                "5"
            })
    void a_mistake_is_not_read(String line) {
        assertThat(parse(line)).isEmpty();
    }

    private static Optional<DemoOptions> parse(String line) {
        return DemoOptions.parse(line.isEmpty() ? List.of() : Arrays.asList(line.split(" ")));
    }
}
