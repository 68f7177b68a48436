package dev.muster.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollPaceTest {
    @ParameterizedTest
    @CsvSource({
        "MOVING,5,5", "WORKING,5,10", "IDLE,5,30",
        "MOVING,1,1", "WORKING,1,2", "IDLE,1,6",
        "MOVING,20,20", "WORKING,20,30", "IDLE,20,30",
        "MOVING,60,60", "WORKING,60,60", "IDLE,60,60",
    })
    void less_is_read_the_less_happens_but_never_less_than_every_30_s_nor_more_than_asked_for(
            PollPace pace, int interval, int expected) {
        assertThat(pace.of(Duration.ofSeconds(interval))).isEqualTo(Duration.ofSeconds(expected));
    }
}
