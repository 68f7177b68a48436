package dev.muster.simulator.ado;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.world.World;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RateMeterTest {
    private final World world = World.virtual(1, OrganisationScenario.START);

    @Test
    void each_identity_has_so_many_calls_in_any_window_and_no_more() {
        RateMeter meter = new RateMeter(world, RateLimit.of(10, Duration.ofMinutes(5)));
        for (int call = 0; call < 10; call++) {
            assertThat(meter.arrived("one", true).refused()).isFalse();
        }
        assertThat(meter.arrived("one", true).refused()).isTrue();
        assertThat(meter.arrived("other", true).refused()).isFalse();
        pass(Duration.ofMinutes(5));
        assertThat(meter.arrived("one", true).refused()).isFalse();
        assertThat(meter.counts().exceeded()).isEqualTo(1);
    }

    @Test
    void what_is_left_is_told_from_the_half_on_and_a_wait_wished_for_near_the_end() {
        RateMeter meter = new RateMeter(world, RateLimit.of(10, Duration.ofMinutes(5)));
        for (int call = 1; call <= 10; call++) {
            RateAnswer answer = meter.arrived("one", false);
            assertThat(answer.left() == null).isEqualTo(call < 5);
            assertThat(answer.retryAfter().isPresent()).isEqualTo(call >= 9);
            if (call >= 5) {
                assertThat(Objects.requireNonNull(answer.left()).remaining()).isEqualTo(10 - call);
            }
        }
    }

    @Test
    void whoever_comes_back_before_his_time_is_counted() {
        RateMeter meter =
                new RateMeter(world, RateLimit.of(100, Duration.ofMinutes(5)).whimsical(0, 1, Duration.ofSeconds(10)));
        assertThat(meter.arrived("one", true).retryAfter()).contains(Duration.ofSeconds(10));
        meter.arrived("one", true);
        assertThat(meter.counts().early())
                .as("what the caller could not know yet")
                .isZero();
        pass(Duration.ofSeconds(2));
        meter.arrived("one", false);
        assertThat(meter.counts().early()).as("what may not wait").isZero();
        meter.arrived("one", true);
        assertThat(meter.counts().early()).isEqualTo(1);
    }

    @Test
    void whims_are_refusals_and_wishes_that_come_for_no_reason() {
        RateMeter meter = new RateMeter(
                world, RateLimit.of(1_000, Duration.ofMinutes(5)).whimsical(0.5, 0.5, Duration.ofSeconds(1)));
        int refused = 0;
        for (int call = 0; call < 100; call++) {
            refused += meter.arrived("one", true).refused() ? 1 : 0;
        }
        assertThat(refused).isBetween(25, 75);
        assertThat(meter.counts().whims()).isGreaterThan(refused);
        assertThat(meter.counts().exceeded()).isZero();
    }

    private void pass(Duration time) {
        world.advanceTo(world.now().plus(time));
    }
}
