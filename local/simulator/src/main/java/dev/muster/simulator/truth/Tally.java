package dev.muster.simulator.truth;

import dev.muster.simulator.truth.JobHistory.End;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns histories into counts; one pass over them for each count. */
record Tally(
        Collection<JobHistory> jobs,
        Collection<TaskHistory> tasks,
        Map<String, Long> firstJobs,
        Set<String> lostAttempts,
        List<String> registrationsLeft) {
    TruthReport report() {
        long[] toLaunch = waits(JobHistory::launchedAt);
        long[] toStart = waits(JobHistory::assignedAt);
        return new TruthReport(
                jobs.size(),
                ended(End.SERVED),
                ended(End.FAILED),
                ended(End.CANCELLED),
                tasks.size(),
                count(task -> LaunchPurpose.isStandby(task.startedBy())),
                stolen(),
                Math.max(beyondNeed(), stoppedIdle()),
                count(task -> task.busyWith() != null),
                count(task -> task.stoppedAt() == null),
                registrationsLeft.size(),
                percentile(toLaunch, 50),
                percentile(toLaunch, 99),
                percentile(toStart, 50));
    }

    private int ended(End how) {
        return (int) jobs.stream().filter(job -> job.end() == how).count();
    }

    private int count(Predicate<TaskHistory> which) {
        return (int) tasks.stream().filter(which).count();
    }

    private int stolen() {
        return (int) firstJobs.entrySet().stream()
                .filter(taken -> {
                    OptionalLong launchedFor = LaunchPurpose.request(taken.getKey());
                    return launchedFor.isPresent() && launchedFor.getAsLong() != taken.getValue();
                })
                .count();
    }

    private int beyondNeed() {
        int forJobs = count(task -> !LaunchPurpose.isStandby(task.startedBy()));
        int lost = count(task -> lostAttempts.contains(task.startedBy()));
        return Math.max(0, forJobs - lost - jobs.size());
    }

    private int stoppedIdle() {
        Set<Long> cancelled = jobs.stream()
                .filter(job -> job.end() == End.CANCELLED)
                .map(JobHistory::requestId)
                .collect(Collectors.toCollection(TreeSet::new));
        return count(task -> task.stoppedAt() != null
                && !firstJobs.containsKey(task.startedBy())
                && !LaunchPurpose.isStandby(task.startedBy())
                && !lostAttempts.contains(task.startedBy())
                && !cancelled.contains(LaunchPurpose.request(task.startedBy()).orElse(-1)));
    }

    private long[] waits(Function<JobHistory, @Nullable Instant> until) {
        return jobs.stream()
                .filter(job -> until.apply(job) != null)
                .mapToLong(job -> Duration.between(job.queuedAt(), Objects.requireNonNull(until.apply(job)))
                        .toMillis())
                .sorted()
                .toArray();
    }

    private static long percentile(long[] sorted, int percent) {
        if (sorted.length == 0) {
            return 0;
        }
        int rank = (int) Math.ceil(sorted.length * percent / 100.0);
        return sorted[Math.max(0, rank - 1)];
    }
}
