package dev.muster.controller.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BackoffTest {
    @ParameterizedTest
    @CsvSource({
        "1, 0.0, 1000",
        "1, 0.999999, 1000",
        "2, 0.0, 1000",
        "3, 0.5, 3000",
        "5, 0.0, 8000",
        "6, 0.5, 22500",
        "60, 0.0, 15000",
        "60, 0.999999, 30000"
    })
    void the_wait_grows_with_failures_in_a_row_and_stays_between_1_and_30_s(
            int failures, double random, long milliseconds) {
        Backoff backoff = Backoff.NONE;
        for (int i = 0; i < failures; i++) {
            backoff = backoff.afterFailure();
        }
        assertThat(backoff.wait(random)).isEqualTo(Duration.ofMillis(milliseconds));
    }
}
