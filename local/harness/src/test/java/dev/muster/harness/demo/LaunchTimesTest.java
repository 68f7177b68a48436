package dev.muster.harness.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.ecs.ApiMeter;
import dev.muster.simulator.truth.TaskHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaunchTimesTest {
    private static final Instant QUEUED = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void the_middle_of_the_launches_tells_how_fast_they_were() {
        List<TaskHistory> tasks = new ArrayList<>();
        tasks.add(task(QUEUED.minusSeconds(3)));
        for (int i = 0; i < 100; i++) {
            tasks.add(task(QUEUED.plusMillis(10L * i)));
        }
        tasks.add(task(QUEUED.plusSeconds(60)));

        LaunchTimes times = LaunchTimes.of(tasks, QUEUED, Duration.ofSeconds(5), new ApiMeter.Counts(104, 2));

        assertThat(times.lastAfter()).isEqualTo(Duration.ofSeconds(60));
        assertThat(times.perSecond()).isEqualByComparingTo("100");
        assertThat(times.calls()).isEqualTo(104);
    }

    @Test
    void without_launches_there_is_nothing_to_tell() {
        LaunchTimes times = LaunchTimes.of(List.of(), QUEUED, Duration.ZERO, new ApiMeter.Counts(0, 0));

        assertThat(times.lastAfter()).isZero();
        assertThat(times.perSecond()).isZero();
    }

    private static TaskHistory task(Instant startedAt) {
        return new TaskHistory("arn", "linux_1_1", "token", startedAt, null, null, null);
    }
}
