package dev.muster.simulator.ecs;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * What RunTask remembers of a client token: for 24 hours, but not longer than an hour beyond the life of the task it
 * made (AWS, "Ensuring idempotency" of the ECS API). Afterwards the same token makes a new task.
 */
final class ClientTokens {
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration BEYOND_LIFE = Duration.ofHours(1);

    private final TaskTable tasks;
    private final LinkedHashMap<Key, Use> uses = new LinkedHashMap<>();

    ClientTokens(TaskTable tasks) {
        this.tasks = tasks;
    }

    void remember(String cluster, RunTaskCall call, RunTaskResult result, Instant now) {
        List<String> arns = result.tasks().stream().map(EcsTask::arn).toList();
        call.clientToken()
                .ifPresent(token -> uses.putLast(new Key(cluster, token), new Use(call, arns, result.failures(), now)));
    }

    /** The answer a repeated token gets; empty if this call is a new one. */
    Optional<EcsAnswer<RunTaskResult>> repeated(String cluster, RunTaskCall call, Instant now) {
        forgetOld(now);
        return call.clientToken()
                .map(token -> uses.get(new Key(cluster, token)))
                .filter(use -> isRemembered(use, now))
                .map(use -> answer(use, call, now));
    }

    List<String> forgetUntil(Instant time) {
        List<Use> old =
                uses.values().stream().filter(use -> !use.at().isAfter(time)).toList();
        uses.values().removeAll(old);
        return old.stream().map(use -> use.call().startedBy()).toList();
    }

    private EcsAnswer<RunTaskResult> answer(Use use, RunTaskCall call, Instant now) {
        if (!use.call().equals(call)) {
            return EcsError.conflict(use.arns());
        }
        List<EcsTask> made = use.arns().stream()
                .flatMap(arn -> tasks.find(arn, now).stream())
                .toList();
        return new EcsAnswer.Ok<>(new RunTaskResult(made, use.failures()));
    }

    private boolean isRemembered(Use use, Instant now) {
        boolean madeNothing = use.arns().isEmpty();
        return madeNothing
                ? now.isBefore(use.at().plus(BEYOND_LIFE))
                : use.arns().stream().anyMatch(arn -> tasks.find(arn, now).isPresent());
    }

    private void forgetOld(Instant now) {
        while (!uses.isEmpty()
                && !now.isBefore(uses.firstEntry().getValue().at().plus(LONGEST))) {
            uses.pollFirstEntry();
        }
    }

    private record Key(String cluster, String token) {}

    private record Use(RunTaskCall call, List<String> arns, List<String> failures, Instant at) {}
}
