package dev.muster.controller.ecs;

import dev.muster.model.observed.TaskSeen;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.Task;

/** Reads the SDK's Task. Codes are taken as text: the SDK's enums lag behind the service. */
final class TaskReading {
    private TaskReading() {}

    static TaskSeen of(Task task) {
        return new TaskSeen(
                task.taskArn(),
                orEmpty(task.clusterArn()),
                orEmpty(task.startedBy()),
                orEmpty(task.group()),
                task.version() == null ? 1 : task.version(),
                orEmpty(task.lastStatus()),
                orEmpty(task.desiredStatus()),
                task.stopCodeAsString(),
                StopReason.of(
                        task.stoppedReason(),
                        agentContainer(task).map(Container::reason).orElse(null)),
                agentContainer(task).map(Container::exitCode).orElse(null),
                task.createdAt(),
                task.startedAt(),
                task.stoppedAt(),
                agentContainer(task).map(Container::imageDigest).orElse(null));
    }

    /**
     * The answer to a launch. Repeated under the token of a task that has stopped, it holds but the ARN and both statuses
     * (Amazon ECS developer guide, Ensuring idempotency); the rest is what the request says.
     */
    static TaskSeen of(Task task, RunTaskDocument launch) {
        Task.Builder complete = task.toBuilder();
        if (task.clusterArn() == null) {
            complete.clusterArn(launch.cluster());
        }
        if (task.startedBy() == null) {
            complete.startedBy(launch.startedBy());
        }
        if (task.group() == null) {
            complete.group(launch.group());
        }
        return of(complete.build());
    }

    private static Optional<Container> agentContainer(Task task) {
        return task.containers().stream()
                .filter(container -> TaskDefinitionDocument.CONTAINER.equals(container.name()))
                .findFirst();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
