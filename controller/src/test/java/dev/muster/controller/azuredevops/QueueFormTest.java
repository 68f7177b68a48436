package dev.muster.controller.azuredevops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class QueueFormTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration QUICK = Duration.ofMillis(300);

    private final QueueForm whole = new QueueForm.Whole();

    @Test
    void a_small_and_quick_whole_stays_whole() {
        assertThat(whole.afterWhole(20_000_000, Duration.ofSeconds(5), NOON)).isEqualTo(whole);
        assertThat(whole.described()).isEmpty();
    }

    @Test
    void a_large_whole_is_followed_by_pages_for_ten_minutes() {
        QueueForm pages = whole.afterWhole(20_000_001, QUICK, NOON);
        assertThat(pages.isPaged(NOON.plusSeconds(599))).isTrue();
        assertThat(pages.isPaged(NOON.plusSeconds(600))).isFalse();
        assertThat(pages.described())
                .hasValueSatisfying(told -> assertThat(told).contains("pages", "20 MB"));
    }

    @Test
    void a_slow_whole_is_followed_by_pages() {
        QueueForm pages = whole.afterWhole(1_000, Duration.ofMillis(5_001), NOON);
        assertThat(pages.isPaged(NOON)).isTrue();
        assertThat(pages.described())
                .hasValueSatisfying(told -> assertThat(told).contains("5 s"));
    }

    @Test
    void a_whole_that_is_small_again_stays_whole() {
        QueueForm pages = whole.afterWhole(30_000_000, QUICK, NOON);
        assertThat(pages.afterWhole(1_000, QUICK, NOON.plusSeconds(600))).isEqualTo(whole);
    }

    @Test
    void a_whole_that_is_still_large_is_tried_less_and_less_often_down_to_once_an_hour() {
        QueueForm form = whole.afterWhole(30_000_000, QUICK, NOON);
        for (long minutes : new long[] {20, 40, 60, 60}) {
            form = form.afterWhole(30_000_000, QUICK, NOON);
            assertThat(form.isPaged(NOON.plus(Duration.ofMinutes(minutes)).minusMillis(1)))
                    .isTrue();
            assertThat(form.isPaged(NOON.plus(Duration.ofMinutes(minutes)))).isFalse();
        }
    }

    @Test
    void pages_that_cannot_be_relied_on_are_left_alone_for_an_hour_however_large_the_whole_is() {
        QueueForm form = QueueForm.afterUnreliablePages(NOON);
        QueueForm soon = form.afterWhole(30_000_000, QUICK, NOON.plusSeconds(3_599));
        assertThat(soon.isPaged(NOON.plusSeconds(3_599))).isFalse();
        assertThat(soon.afterWhole(30_000_000, QUICK, NOON.plusSeconds(3_600)).isPaged(NOON.plusSeconds(3_601)))
                .isTrue();
    }
}
