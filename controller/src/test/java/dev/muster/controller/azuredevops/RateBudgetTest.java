package dev.muster.controller.azuredevops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.azuredevops.RateBudget.Pressure;
import dev.muster.controller.azuredevops.RateNews.Allowance;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class RateBudgetTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private final RateBudget budget = new RateBudget();

    @ParameterizedTest
    @EnumSource
    void without_word_from_the_service_everything_may_go(Urgency urgency) {
        for (int call = 0; call < 1_000; call++) {
            assertThat(budget.heldUntil(urgency, "linux", NOON)).isEmpty();
            budget.sent(urgency, "linux", NOON);
        }
    }

    @ParameterizedTest
    @EnumSource
    void once_refused_nothing_goes_before_the_time_told(Urgency urgency) {
        hear(refused(Duration.ofSeconds(30)), NOON);
        assertThat(budget.heldUntil(urgency, "linux", NOON.plusMillis(29_999))).contains(NOON.plusSeconds(30));
        assertThat(budget.heldUntil(urgency, "linux", NOON.plusSeconds(30))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"CLEAN_UP,false", "REGISTER,false", "POLL_ON,true", "POLL,true", "LEARN,true"})
    void asked_to_wait_with_a_success_only_what_can_wait_waits(Urgency urgency, boolean waits) {
        hear(new RateNews(false, Optional.of(Duration.ofSeconds(10)), Optional.empty()), NOON);
        assertThat(budget.heldUntil(urgency, "linux", NOON.plusSeconds(9)).isPresent())
                .isEqualTo(waits);
        assertThat(budget.heldUntil(urgency, "linux", NOON.plusSeconds(10))).isEmpty();
    }

    @Test
    void a_shorter_wait_told_later_does_not_shorten_the_longer_one() {
        hear(refused(Duration.ofSeconds(30)), NOON);
        hear(refused(Duration.ofSeconds(1)), NOON.plusSeconds(1));
        assertThat(budget.heldUntil(Urgency.CLEAN_UP, "linux", NOON.plusSeconds(20)))
                .contains(NOON.plusSeconds(30));
    }

    /** Of 200: learning leaves 60, polls spread out and slow below 100, registering leaves 10, clean-up nothing. */
    @ParameterizedTest
    @CsvSource({
        "LEARN,60,true",
        "LEARN,59,false",
        "POLL,100,true",
        "POLL,2,true",
        "POLL,1,false",
        "REGISTER,10,true",
        "REGISTER,9,false",
        "POLL_ON,1,true",
        "CLEAN_UP,1,true",
        "CLEAN_UP,0,false",
    })
    void the_more_urgent_a_call_the_deeper_it_may_reach_into_what_is_left(Urgency urgency, int left, boolean mayGo) {
        hear(left(left), NOON);
        assertThat(budget.heldUntil(urgency, "linux", NOON).isEmpty()).isEqualTo(mayGo);
    }

    @Test
    void what_was_sent_since_counts_against_what_was_told_to_be_left() {
        hear(left(3), NOON);
        for (int call = 0; call < 3; call++) {
            assertThat(budget.heldUntil(Urgency.CLEAN_UP, "linux", NOON)).isEmpty();
            budget.sent(Urgency.CLEAN_UP, "linux", NOON);
        }
        assertThat(budget.heldUntil(Urgency.CLEAN_UP, "linux", NOON)).contains(NOON.plus(FIVE_MINUTES));
    }

    @Test
    void what_is_still_under_way_when_an_answer_tells_what_is_left_counts_as_not_counted_by_it() {
        budget.sent(Urgency.CLEAN_UP, "linux", NOON);
        budget.sent(Urgency.CLEAN_UP, "linux", NOON);
        hear(left(2), NOON);
        assertThat(budget.heldUntil(Urgency.CLEAN_UP, "linux", NOON)).contains(NOON.plus(FIVE_MINUTES));
    }

    @Test
    void when_the_time_told_is_over_nothing_is_known_and_everything_may_go() {
        hear(left(0), NOON);
        assertThat(budget.heldUntil(Urgency.LEARN, "linux", NOON.plus(FIVE_MINUTES)))
                .isEmpty();
    }

    @Test
    void polls_are_spread_over_the_rest_of_the_time_evenly_over_the_pools() {
        poll("linux", NOON);
        poll("windows", NOON);
        hear(left(90), NOON);
        // 90 less the 30 kept for what is more urgent are 30 polls in 300 s for both.
        assertThat(budget.heldUntil(Urgency.POLL, "linux", NOON)).contains(NOON.plusSeconds(20));
        assertThat(budget.heldUntil(Urgency.POLL, "windows", NOON)).contains(NOON.plusSeconds(20));
        assertThat(budget.heldUntil(Urgency.POLL, "macos", NOON)).isEmpty();
    }

    @Test
    void when_polls_have_used_up_their_part_each_pool_still_gets_one_now_and_then() {
        poll("linux", NOON);
        hear(left(20), NOON);
        assertThat(budget.heldUntil(Urgency.POLL, "linux", NOON.plusSeconds(1))).contains(NOON.plusSeconds(30));
    }

    @Test
    void what_a_call_costs_is_learned_from_what_the_answers_tell() {
        hear(left(90), NOON);
        budget.sent(Urgency.CLEAN_UP, "linux", NOON);
        budget.heard(left(85), NOON);
        budget.ended();
        hear(left(3), NOON);
        // One call took five; the estimate is half-way from one, so that three are just enough for one more.
        budget.sent(Urgency.CLEAN_UP, "linux", NOON);
        assertThat(budget.heldUntil(Urgency.CLEAN_UP, "linux", NOON)).contains(NOON.plus(FIVE_MINUTES));
    }

    @Test
    void the_pressure_tells_the_worst_of_what_is_held_against_the_identity() {
        assertThat(budget.pressure(NOON)).isEqualTo(new Pressure.None());
        poll("linux", NOON);
        hear(left(99), NOON);
        assertThat(budget.pressure(NOON)).isEqualTo(new Pressure.Low(NOON.plus(FIVE_MINUTES), 1));
        hear(new RateNews(false, Optional.of(Duration.ofSeconds(10)), Optional.empty()), NOON);
        assertThat(budget.pressure(NOON)).isEqualTo(new Pressure.AskedToWait(NOON.plusSeconds(10)));
        hear(refused(Duration.ofSeconds(5)), NOON);
        assertThat(budget.pressure(NOON)).isEqualTo(new Pressure.Refused(NOON.plusSeconds(5)));
    }

    /** Whatever a crowd of pools wants, and however often, a service that counts is never asked for more than it allows. */
    @ParameterizedTest
    @CsvSource({"1,40", "3,40", "20,100", "50,200"})
    void a_service_that_tells_what_is_left_is_never_asked_for_more(int pools, int limit) {
        CountingService service = new CountingService(limit, FIVE_MINUTES);
        int polls = 0;
        for (Instant now = NOON; now.isBefore(NOON.plus(Duration.ofHours(1))); now = now.plusSeconds(5)) {
            for (int pool = 0; pool < pools; pool++) {
                String name = "pool-" + pool;
                if (call(service, Urgency.POLL, name, now) && call(service, Urgency.POLL_ON, name, now)) {
                    polls++;
                }
                if ((now.getEpochSecond() + pool) % 60 == 0) {
                    call(service, Urgency.CLEAN_UP, name, now);
                }
            }
        }
        assertThat(service.exceeded).isZero();
        assertThat(polls).as("polls").isGreaterThan(limit * 12 / 8);
    }

    private boolean call(CountingService service, Urgency urgency, String pool, Instant now) {
        if (budget.heldUntil(urgency, pool, now).isPresent()) {
            return false;
        }
        budget.sent(urgency, pool, now);
        budget.heard(service.called(now), now);
        budget.ended();
        return true;
    }

    private void poll(String pool, Instant now) {
        budget.sent(Urgency.POLL, pool, now);
        budget.ended();
    }

    /** A call that ends with this news. */
    private void hear(RateNews news, Instant now) {
        budget.sent(Urgency.CLEAN_UP, "other", now);
        budget.heard(news, now);
        budget.ended();
    }

    private static RateNews refused(Duration wait) {
        return new RateNews(true, Optional.of(wait), Optional.empty());
    }

    private static RateNews left(double remaining) {
        return new RateNews(false, Optional.empty(), Optional.of(new Allowance(200, remaining, FIVE_MINUTES)));
    }
}
