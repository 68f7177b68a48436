package dev.muster.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void a_full_bucket_gives_its_size_at_once_and_then_one_token_after_the_other() {
        TokenBucket bucket = new TokenBucket(20, 2, START);

        assertThat(bucket.take(1, START)).isZero();
        assertThat(bucket.take(1, START)).isZero();
        assertThat(bucket.take(1, START)).isEqualTo(Duration.ofMillis(50));
        assertThat(bucket.take(1, START)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void it_fills_at_its_rate_and_never_beyond_its_size() {
        TokenBucket bucket = new TokenBucket(10, 5, START);
        bucket.take(5, START);

        assertThat(bucket.until(1, START.plusMillis(60))).isEqualTo(Duration.ofMillis(40));
        assertThat(bucket.until(5, START.plusSeconds(60))).isZero();
        assertThat(bucket.until(6, START.plusSeconds(60))).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void a_thousand_tokens_of_twenty_a_second_last_fifty_seconds_less_what_was_there() {
        TokenBucket bucket = new TokenBucket(20, 20, START);
        Duration last = Duration.ZERO;
        for (int i = 0; i < 1_000; i++) {
            last = bucket.take(1, START);
        }

        assertThat(last).isEqualTo(Duration.ofSeconds(49));
    }

    @Test
    void another_rate_holds_for_those_who_ask_from_then_on() {
        TokenBucket bucket = new TokenBucket(20, 1, START);
        bucket.take(1, START);
        bucket.fillAt(1, START);

        assertThat(bucket.take(1, START)).isEqualTo(Duration.ofSeconds(1));
        assertThat(bucket.take(1, START)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void an_emptied_bucket_has_nothing_until_it_fills_again() {
        TokenBucket bucket = new TokenBucket(10, 10, START);
        bucket.empty(START);

        assertThat(bucket.until(1, START)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void a_clock_that_goes_back_fills_nothing() {
        TokenBucket bucket = new TokenBucket(10, 1, START);
        bucket.take(1, START);

        assertThat(bucket.until(1, START.minusSeconds(60))).isEqualTo(Duration.ofMillis(100));
    }
}
