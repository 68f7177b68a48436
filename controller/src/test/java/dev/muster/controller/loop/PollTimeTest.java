package dev.muster.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PollTimeTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final PollTime time = new PollTime();

    @Test
    void what_was_never_read_is_due_at_once_with_or_without_a_hint() {
        assertThat(time.isDue(NOON)).isTrue();
        assertThat(time.hint(NOON)).isEqualTo(NOON);
        assertThat(time.isDue(NOON)).isTrue();
    }

    @Test
    void without_hints_it_is_read_once_in_an_interval() {
        time.began(NOON, INTERVAL);
        assertThat(time.isDue(NOON.plusSeconds(29))).isFalse();
        assertThat(time.isDue(NOON.plusSeconds(30))).isTrue();
    }

    @Test
    void a_hint_moves_the_reading_forward_but_not_below_the_gap() {
        time.began(NOON, INTERVAL);
        assertThat(time.hint(NOON.plusMillis(100))).isEqualTo(NOON.plus(PollTime.HINT_GAP));
        assertThat(time.isDue(NOON.plusSeconds(1))).isFalse();
        assertThat(time.isDue(NOON.plusSeconds(2))).isTrue();
        assertThat(time.hint(NOON.plusSeconds(10))).isEqualTo(NOON.plusSeconds(10));
    }

    @Test
    void a_hint_is_used_up_by_the_next_reading() {
        time.began(NOON, INTERVAL);
        time.hint(NOON.plusSeconds(5));
        time.began(NOON.plusSeconds(5), INTERVAL);
        assertThat(time.next()).isEqualTo(NOON.plusSeconds(35));
    }

    @Test
    void no_hint_shortens_a_wait_after_a_fault() {
        time.began(NOON, INTERVAL);
        time.failed(NOON.plusSeconds(90));
        assertThat(time.hint(NOON.plusSeconds(40))).isEqualTo(NOON.plusSeconds(90));
        assertThat(time.isDue(NOON.plusSeconds(89))).isFalse();
        assertThat(time.isDue(NOON.plusSeconds(90))).isTrue();
    }

    @Test
    void a_short_interval_is_not_lengthened_by_a_hint() {
        time.began(NOON, Duration.ofMillis(500));
        time.hint(NOON);
        assertThat(time.isDue(NOON.plusMillis(500))).isTrue();
    }

    @Test
    void another_pace_counts_from_when_the_last_reading_began() {
        time.began(NOON, Duration.ofSeconds(5));
        time.pace(INTERVAL);
        assertThat(time.next()).isEqualTo(NOON.plusSeconds(30));
        time.pace(Duration.ofSeconds(5));
        assertThat(time.isDue(NOON.plusSeconds(20))).isTrue();
    }

    @Test
    void a_slow_pace_does_not_keep_a_hint_from_being_followed() {
        time.began(NOON, Duration.ofSeconds(5));
        time.pace(INTERVAL);
        time.hint(NOON.plusSeconds(1));
        assertThat(time.next()).isEqualTo(NOON.plus(PollTime.HINT_GAP));
    }

    @Test
    void no_pace_shortens_a_wait_after_a_fault() {
        time.began(NOON, INTERVAL);
        time.failed(NOON.plusSeconds(90));
        time.pace(Duration.ofSeconds(5));
        assertThat(time.next()).isEqualTo(NOON.plusSeconds(90));
    }

    @Test
    void a_share_of_every_interval_keeps_pools_from_reading_in_step() {
        time.began(NOON, INTERVAL, 0.9);
        assertThat(time.next()).isEqualTo(NOON.plusSeconds(27));
        time.pace(Duration.ofSeconds(10));
        assertThat(time.next()).isEqualTo(NOON.plusSeconds(9));
    }
}
