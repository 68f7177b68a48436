package dev.muster.harness.simulate.port;

import dev.muster.model.failure.FailureSign;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.simulator.ecs.EcsAnswer;
import dev.muster.simulator.ecs.EcsError;
import dev.muster.simulator.ecs.EcsTask;
import dev.muster.simulator.ecs.TaskMoment;
import java.util.Optional;

/** How the simulated ECS and the loop speak of the same things. */
final class EcsWords {
    private EcsWords() {}

    static TaskSeen seen(EcsTask task) {
        return new TaskSeen(
                task.arn(),
                task.cluster(),
                task.startedBy(),
                task.group(),
                task.version(),
                task.lastStatus().name(),
                task.desiredStatus().name(),
                Optional.ofNullable(task.stop())
                        .map(stop -> stop.code().wireName())
                        .orElse(null),
                Optional.ofNullable(task.stop()).map(EcsTask.Stop::reason).orElse(null),
                task.exitCode(),
                task.at(TaskMoment.CREATED),
                task.at(TaskMoment.STARTED),
                task.at(TaskMoment.STOPPED),
                task.imageDigest());
    }

    static <T> Outcome<T> outcome(EcsAnswer<T> answer) {
        return switch (answer) {
            case EcsAnswer.Ok<T>(T value) -> new Outcome.Done<>(value);
            case EcsAnswer.Refused<T>(EcsError error) -> new Outcome.Failed<>(fault(error));
        };
    }

    /** As the shipped adapter reads an entry of {@code failures}: with its token the answer will stay the same. */
    static CloudFault failure(String reason) {
        return CloudFault.of(FailureSign.ofLaunchFailure(reason));
    }

    private static CloudFault fault(EcsError error) {
        return CloudFault.of(FailureSign.ofLaunchError(error.kind().wireName(), error.message()));
    }
}
