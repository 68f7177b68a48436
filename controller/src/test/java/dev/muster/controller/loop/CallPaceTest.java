package dev.muster.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CallPaceTest {
    private static final Instant START = ManualRuntime.START;

    private final CallPace pace = new CallPace(20, 10, START);

    /** Makes that many calls, each as soon as it may be made; the time of the last one. */
    private Instant calls(int count, Instant from) {
        Instant now = from;
        for (int i = 0; i < count; i++) {
            now = now.plus(pace.until(0, now));
            assertThat(pace.take(now)).isZero();
        }
        return now;
    }

    @Test
    void calls_leave_at_its_rate_after_the_burst() {
        assertThat(calls(1_010, START)).isEqualTo(START.plusSeconds(50));
    }

    @Test
    void a_complaint_slows_it_by_a_quarter_and_takes_what_was_left_at_once() {
        Instant now = calls(20, START);

        pace.throttled(now.plusMillis(250));

        assertThat(pace.perSecond(now.plusMillis(250))).isEqualTo(15);
        assertThat(pace.until(0, now.plusMillis(250))).isBetween(Duration.ofMillis(66), Duration.ofMillis(67));
    }

    @Test
    void one_soon_after_another_halves_it() {
        Instant now = calls(40, START);
        pace.throttled(now);
        Instant later = calls(20, now);
        double before = pace.perSecond(later);

        pace.throttled(later);

        assertThat(before).isGreaterThan(15);
        assertThat(pace.perSecond(later)).isLessThanOrEqualTo(before / 2);
    }

    @Test
    void complaints_about_calls_of_the_same_second_count_once() {
        Instant now = calls(40, START);

        for (int i = 0; i < 20; i++) {
            pace.throttled(now.plusMillis(i));
        }

        assertThat(pace.perSecond(now.plusMillis(20))).isCloseTo(15, within(0.1));
    }

    @Test
    void it_is_halved_from_what_was_asked_where_more_would_have_been_allowed() {
        CallPace fast = new CallPace(1_000, 1_000, START);
        for (int i = 0; i < 60; i++) {
            fast.take(START.plusMillis(10));
        }

        fast.throttled(START.plusMillis(20));

        assertThat(fast.perSecond(START.plusMillis(20))).isEqualTo(45);
    }

    @Test
    void it_recovers_by_a_call_a_second_every_second_and_no_further_than_it_was() {
        Instant now = calls(40, START);
        pace.throttled(now);

        assertThat(pace.perSecond(now.plusSeconds(4))).isCloseTo(19, within(0.001));
        assertThat(pace.perSecond(now.plusSeconds(60))).isEqualTo(20);
    }

    @Test
    void it_never_stops_for_good() {
        Instant now = START;
        for (int i = 0; i < 20; i++) {
            pace.take(now);
            pace.throttled(now);
            now = now.plusSeconds(1);
        }

        assertThat(pace.until(0, now)).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_budget_keeps_a_tenth_of_the_task_calls_for_stops() {
        EcsBudget budget = new EcsBudget(new EcsLimits(1_000, 40, 20), START);
        int launched = 0;
        while (budget.untilLaunch(START).isZero()) {
            budget.launch(START);
            launched++;
        }
        assertThat(launched).isEqualTo(90);

        for (int stops = 0; stops < 10; stops++) {
            assertThat(budget.taskCalls().take(START)).isZero();
        }
        assertThat(budget.untilLaunch(START.plusMillis(250)))
                .as("while the tenth is not back")
                .isPositive();
    }
}
