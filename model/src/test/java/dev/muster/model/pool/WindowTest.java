package dev.muster.model.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When standby hours open and close, above all where clocks are changed. */
class WindowTest {
    private static Window hours(String start, String end, String zone) {
        return new Window(
                CronSchedule.parse(start).orElseThrow(), CronSchedule.parse(end).orElseThrow(), ZoneId.of(zone));
    }

    /** What follows after a time, as {@code + when} for an opening and {@code - when} for a closing. */
    private static List<String> changes(Window hours, String after, int count) {
        List<String> changes = new ArrayList<>();
        var at = Instant.parse(after);
        for (int i = 0; i < count; i++) {
            var next = hours.nextChange(at).orElseThrow();
            assertThat(hours.isOpen(next.minusNanos(1))).as("before %s", next).isEqualTo(hours.isOpen(at));
            changes.add((hours.isOpen(next) ? "+ " : "- ") + next);
            at = next;
        }
        return changes;
    }

    @Test
    void open_in_the_very_minute_of_start_and_close_in_that_of_end() {
        assertThat(changes(hours("0 8 * * 1-5", "30 18 * * 1-5", "UTC"), "2026-03-06T07:59:59Z", 3))
                .containsExactly("+ 2026-03-06T08:00:00Z", "- 2026-03-06T18:30:00Z", "+ 2026-03-09T08:00:00Z");
    }

    @Test
    void follow_the_wall_clock_into_summer_and_into_winter() {
        var office = hours("0 8 * * *", "0 18 * * *", "Europe/Berlin");

        assertThat(changes(office, "2026-03-28T12:00:00Z", 3))
                .containsExactly("- 2026-03-28T17:00:00Z", "+ 2026-03-29T06:00:00Z", "- 2026-03-29T16:00:00Z");
        assertThat(changes(office, "2026-10-24T12:00:00Z", 3))
                .containsExactly("- 2026-10-24T16:00:00Z", "+ 2026-10-25T07:00:00Z", "- 2026-10-25T17:00:00Z");
    }

    /** In Berlin, 02:00 to 03:00 of 29 March 2026 does not exist; the clock is put forward at 01:00 UTC. */
    @Nested
    class Where_the_clock_is_put_forward {
        @Test
        void a_start_in_the_skipped_hour_comes_at_the_skip() {
            assertThat(changes(hours("30 2 * * *", "0 6 * * *", "Europe/Berlin"), "2026-03-28T12:00:00Z", 3))
                    .containsExactly("+ 2026-03-29T01:00:00Z", "- 2026-03-29T04:00:00Z", "+ 2026-03-30T00:30:00Z");
        }

        @Test
        void an_end_in_the_skipped_hour_is_not_lost() {
            assertThat(changes(hours("0 22 * * *", "30 2 * * *", "Europe/Berlin"), "2026-03-28T12:00:00Z", 3))
                    .containsExactly("+ 2026-03-28T21:00:00Z", "- 2026-03-29T01:00:00Z", "+ 2026-03-29T20:00:00Z");
        }

        @Test
        void hours_within_the_skipped_hour_do_not_open_at_all() {
            var skipped = hours("15 2 * * *", "45 2 * * *", "Europe/Berlin");

            assertThat(skipped.isOpen(Instant.parse("2026-03-29T01:00:00Z"))).isFalse();
            assertThat(skipped.isOpen(Instant.parse("2026-03-29T01:15:00Z"))).isFalse();
            assertThat(skipped.isOpen(Instant.parse("2026-03-30T00:15:00Z"))).isTrue();
        }
    }

    /** In Berlin, 02:00 to 03:00 of 25 October 2026 comes twice, from 00:00 and from 01:00 UTC. */
    @Nested
    class Where_the_clock_is_put_back {
        @Test
        void a_start_in_the_doubled_hour_comes_at_its_first_time() {
            assertThat(changes(hours("30 2 * * *", "0 6 * * *", "Europe/Berlin"), "2026-10-24T12:00:00Z", 3))
                    .containsExactly("+ 2026-10-25T00:30:00Z", "- 2026-10-25T05:00:00Z", "+ 2026-10-26T01:30:00Z");
        }

        @Test
        void an_end_in_the_doubled_hour_comes_at_its_first_time() {
            assertThat(changes(hours("0 22 * * *", "30 2 * * *", "Europe/Berlin"), "2026-10-24T12:00:00Z", 3))
                    .containsExactly("+ 2026-10-24T20:00:00Z", "- 2026-10-25T00:30:00Z", "+ 2026-10-25T21:00:00Z");
        }

        @Test
        void hours_within_the_doubled_hour_open_once() {
            assertThat(changes(hours("15 2 * * *", "45 2 * * *", "Europe/Berlin"), "2026-10-24T12:00:00Z", 3))
                    .containsExactly("+ 2026-10-25T00:15:00Z", "- 2026-10-25T00:45:00Z", "+ 2026-10-26T01:15:00Z");
        }

        @Test
        void hours_that_begin_before_it_and_end_after_it_are_an_hour_longer() {
            assertThat(changes(hours("0 1 * * *", "0 4 * * *", "Europe/Berlin"), "2026-10-24T12:00:00Z", 2))
                    .containsExactly("+ 2026-10-24T23:00:00Z", "- 2026-10-25T03:00:00Z");
        }
    }

    @Test
    void may_cross_midnight() {
        assertThat(changes(hours("0 22 * * 1-5", "0 6 * * 2-6", "UTC"), "2026-03-06T12:00:00Z", 3))
                .containsExactly("+ 2026-03-06T22:00:00Z", "- 2026-03-07T06:00:00Z", "+ 2026-03-09T22:00:00Z");
    }

    @Test
    void may_cross_the_end_of_the_year() {
        var holidays = hours("0 0 24 12 *", "0 0 2 1 *", "Asia/Kolkata");

        assertThat(changes(holidays, "2026-06-01T00:00:00Z", 3))
                .containsExactly("+ 2026-12-23T18:30:00Z", "- 2027-01-01T18:30:00Z", "+ 2027-12-23T18:30:00Z");
        assertThat(holidays.isOpen(Instant.parse("2026-12-31T23:59:59Z"))).isTrue();
        assertThat(holidays.isOpen(Instant.parse("2027-01-01T00:00:00Z"))).isTrue();
    }

    @Test
    void may_open_on_a_day_that_few_years_have() {
        assertThat(changes(hours("0 0 29 2 *", "0 0 1 3 *", "UTC"), "2026-03-02T00:00:00Z", 2))
                .containsExactly("+ 2028-02-29T00:00:00Z", "- 2028-03-01T00:00:00Z");
    }

    @Test
    void take_either_kind_of_day_where_both_are_restricted() {
        var friday13 = hours("0 8 13 * FRI", "0 9 * * *", "UTC");

        assertThat(changes(friday13, "2026-03-01T00:00:00Z", 5))
                .containsExactly(
                        "+ 2026-03-06T08:00:00Z",
                        "- 2026-03-06T09:00:00Z",
                        "+ 2026-03-13T08:00:00Z",
                        "- 2026-03-13T09:00:00Z",
                        "+ 2026-03-20T08:00:00Z");
    }

    @Test
    void close_where_start_and_end_fall_on_the_same_minute() {
        var hours = hours("0 8 * * *", "0 8 * * 1", "UTC");

        assertThat(hours.isOpen(Instant.parse("2026-03-08T12:00:00Z"))).isTrue();
        assertThat(hours.isOpen(Instant.parse("2026-03-09T08:00:00Z"))).isFalse();
        assertThat(hours.isOpen(Instant.parse("2026-03-10T08:00:00Z"))).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Asia/Kolkata, 2026-03-29T02:30:00Z, 2026-03-29T12:30:00Z",
        "Asia/Kolkata, 2026-10-25T02:30:00Z, 2026-10-25T12:30:00Z",
        "Pacific/Apia, 2026-03-28T19:00:00Z, 2026-03-29T05:00:00Z",
        "Etc/GMT+5, 2026-03-29T13:00:00Z, 2026-03-29T23:00:00Z",
    })
    void are_at_the_same_time_of_every_day_where_no_clock_is_changed(String zone, Instant opens, Instant closes) {
        var office = hours("0 8 * * *", "0 18 * * *", zone);

        assertThat(office.nextChange(opens.minusSeconds(3600))).contains(opens);
        assertThat(office.nextChange(opens)).contains(closes);
    }

    @Test
    void of_two_zones_may_end_and_start_at_the_same_moment() {
        var tokyo = hours("0 9 * * *", "0 17 * * *", "Asia/Tokyo");
        var london = hours("0 8 * * *", "0 16 * * *", "Europe/London");
        var handOver = Instant.parse("2026-01-15T08:00:00Z");

        assertThat(tokyo.nextChange(handOver.minusSeconds(1))).contains(handOver);
        assertThat(london.nextChange(handOver.minusSeconds(1))).contains(handOver);
        assertThat(List.of(tokyo.isOpen(handOver.minusSeconds(1)), london.isOpen(handOver.minusSeconds(1))))
                .containsExactly(true, false);
        assertThat(List.of(tokyo.isOpen(handOver), london.isOpen(handOver))).containsExactly(false, true);
    }

    @Test
    void answer_the_same_whatever_was_asked_before() {
        var zone = "Europe/Berlin";
        var asked = hours("*/20 1-3 * * *", "5,50 2 * * *", zone);
        for (var at = Instant.parse("2026-10-24T20:00:00Z");
                at.isBefore(Instant.parse("2026-10-25T08:00:00Z"));
                at = at.plusSeconds(240)) {
            var fresh = hours("*/20 1-3 * * *", "5,50 2 * * *", zone);
            assertThat(asked.isOpen(at)).as("%s", at).isEqualTo(fresh.isOpen(at));
            assertThat(asked.nextChange(at)).as("%s", at).isEqualTo(fresh.nextChange(at));
        }
    }
}
