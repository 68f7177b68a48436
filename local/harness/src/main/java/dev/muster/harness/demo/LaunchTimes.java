package dev.muster.harness.demo;

import dev.muster.simulator.ecs.ApiMeter;
import dev.muster.simulator.truth.TaskHistory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How fast agents were launched, as ECS saw it.
 *
 * @param lastAfter from the first job queued to the last launch; zero if there was none
 * @param limit what so many launches, one for each job, take by the limit of ECS itself; zero without one
 * @param calls of RunTask, those refused included
 * @param perSecond launches a second, without the first and the last tenth of them; 0 if they are too few to tell
 */
record LaunchTimes(Duration lastAfter, Duration limit, int calls, BigDecimal perSecond) {
    private static final int TENTHS = 10;

    /** Of a run whose first job was queued at that time. */
    static LaunchTimes of(List<TaskHistory> tasks, Instant firstJob, Duration limit, ApiMeter.Counts runTask) {
        List<Instant> launches = tasks.stream()
                .map(TaskHistory::startedAt)
                .filter(time -> !time.isBefore(firstJob))
                .sorted()
                .toList();
        Duration last = launches.isEmpty() ? Duration.ZERO : Duration.between(firstJob, launches.getLast());
        return new LaunchTimes(last, limit, runTask.calls(), perSecond(launches));
    }

    private static BigDecimal perSecond(List<Instant> launches) {
        int from = launches.size() / TENTHS;
        int to = launches.size() - 1 - from;
        if (to <= from) {
            return BigDecimal.ZERO;
        }
        long millis = Math.max(
                1, Duration.between(launches.get(from), launches.get(to)).toMillis());
        return BigDecimal.valueOf((to - from) * 1_000L).divide(BigDecimal.valueOf(millis), 1, RoundingMode.HALF_UP);
    }
}
