package dev.muster.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ApiMeterTest {
    private final World world = World.virtual(1, Instant.parse("2026-01-01T12:00:00Z"));
    private final ApiMeter meter = new ApiMeter(world, ApiLimits.fargate());

    private int admitted(String operation, int calls) {
        int admitted = 0;
        for (int i = 0; i < calls; i++) {
            admitted += meter.admits(operation) ? 1 : 0;
        }
        return admitted;
    }

    private void pass(Duration time) {
        world.advanceTo(world.now().plus(time));
    }

    @Test
    void fargate_takes_twenty_launches_at_once_and_twenty_a_second() {
        assertThat(admitted("RunTask", 50)).isEqualTo(20);
        pass(Duration.ofMillis(500));
        assertThat(admitted("RunTask", 50)).isEqualTo(10);
        pass(Duration.ofMinutes(1));
        assertThat(admitted("RunTask", 50)).isEqualTo(20);
    }

    @Test
    void stops_share_a_bucket_with_launches() {
        assertThat(admitted("RunTask", 20)).isEqualTo(20);
        assertThat(admitted("StopTask", 200)).isEqualTo(80);
        pass(Duration.ofMillis(100));
        assertThat(admitted("StopTask", 10)).isEqualTo(4);
    }

    @Test
    void reads_and_registrations_have_buckets_of_their_own() {
        assertThat(admitted("ListTasks", 60) + admitted("DescribeTasks", 60)).isEqualTo(100);
        assertThat(admitted("RegisterTaskDefinition", 60)).isEqualTo(20);
        pass(Duration.ofSeconds(2));
        assertThat(admitted("RegisterTaskDefinition", 60)).isEqualTo(2);
    }

    @Test
    void what_is_refused_is_counted_and_costs_nothing() {
        admitted("RunTask", 1_000);
        assertThat(meter.counts("RunTask")).isEqualTo(new ApiMeter.Counts(1_000, 980));
        pass(Duration.ofSeconds(1));
        assertThat(admitted("RunTask", 1_000)).isEqualTo(20);
    }

    @Test
    void without_limits_everything_is_counted_and_nothing_refused() {
        ApiMeter free = new ApiMeter(world, ApiLimits.NONE);
        for (int i = 0; i < 1_000; i++) {
            assertThat(free.admits("RunTask")).isTrue();
        }
        assertThat(free.counts("RunTask")).isEqualTo(new ApiMeter.Counts(1_000, 0));
    }
}
