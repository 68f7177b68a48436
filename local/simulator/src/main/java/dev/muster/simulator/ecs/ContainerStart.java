package dev.muster.simulator.ecs;

import dev.muster.simulator.sts.TaskCredentials;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a container sees when it starts.
 *
 * @param taskArn its task
 * @param startedBy as given to RunTask; empty if none was
 * @param group as given to RunTask
 * @param image the reference of its image
 * @param environment of the task definition, overlaid by the overrides of RunTask
 * @param secretNames names of the variables that ECS fills from secrets
 * @param role the credentials of the task's role; empty for a task without one
 * @param credentialsToken what the container must send as {@code Authorization} to the credentials endpoint
 */
public record ContainerStart(
        String taskArn,
        String startedBy,
        String group,
        String image,
        Map<String, String> environment,
        List<String> secretNames,
        Optional<TaskCredentials> role,
        String credentialsToken) {
    /** Keeps the environment in its order and everything unchangeable. */
    public ContainerStart {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        secretNames = List.copyOf(secretNames);
    }

    /** The last part of the ARN: also the session name of the task's role. */
    public String taskId() {
        return taskArn.substring(taskArn.lastIndexOf('/') + 1);
    }

    /** Names the task; tells nothing of its secrets. */
    @Override
    public String toString() {
        return "ContainerStart[%s, startedBy %s]".formatted(taskArn, startedBy);
    }
}
