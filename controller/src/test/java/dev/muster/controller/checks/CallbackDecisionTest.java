package dev.muster.controller.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallbackDecisionTest {
    @Test
    void what_arrived_is_over() {
        assertThat(decide(Outcome.done("it"), 1)).isEqualTo(new CallbackDecision.Done());
    }

    @Test
    void what_may_pass_is_told_again_ever_more_rarely_up_to_a_minute() {
        for (Outcome<String> passing : List.<Outcome<String>>of(
                new Outcome.Unknown<>("HTTP 500"), failed(new CloudFault.Transient("no connection")))) {
            assertThat(decide(passing, 1)).isEqualTo(again(Duration.ofSeconds(1)));
            assertThat(decide(passing, 4)).isEqualTo(again(Duration.ofSeconds(8)));
            assertThat(decide(passing, 7)).isEqualTo(again(Duration.ofMinutes(1)));
            assertThat(decide(passing, 5000)).isEqualTo(again(Duration.ofMinutes(1)));
        }
    }

    @Test
    void no_two_wait_for_the_same_time() {
        assertThat(CallbackDecision.backoff(4, 0)).isEqualTo(Duration.ofSeconds(4));
        assertThat(CallbackDecision.backoff(4, 0.5)).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void whoever_is_throttled_waits_for_as_long_as_asked() {
        assertThat(decide(failed(new CloudFault.Throttled("HTTP 429", Duration.ofSeconds(37))), 1))
                .isEqualTo(again(Duration.ofSeconds(37)));
    }

    @Test
    void a_token_that_is_not_accepted_is_shown_five_times() {
        Outcome<String> denied = failed(new CloudFault.Denied("HTTP 401"));
        assertThat(decide(denied, 4)).isInstanceOf(CallbackDecision.Again.class);
        assertThat(decide(denied, 5)).isInstanceOf(CallbackDecision.GiveUp.class);
    }

    @Test
    void a_plan_that_is_over_is_left_alone() {
        assertThat(decide(failed(new CloudFault.Gone("HTTP 404")), 1)).isInstanceOf(CallbackDecision.GiveUp.class);
        assertThat(decide(failed(new CloudFault.Misconfigured("HTTP 400")), 1))
                .isInstanceOf(CallbackDecision.GiveUp.class);
        assertThat(decide(failed(new CloudFault.Conflict("HTTP 409")), 1)).isInstanceOf(CallbackDecision.GiveUp.class);
    }

    private static CallbackDecision again(Duration after) {
        return new CallbackDecision.Again(after);
    }

    private static CallbackDecision decide(Outcome<String> outcome, int attempt) {
        return CallbackDecision.of(outcome, attempt, 1);
    }

    private static Outcome<String> failed(CloudFault fault) {
        return new Outcome.Failed<>(fault);
    }
}
