package dev.muster.model.pool;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ECS task around an agent's container.
 *
 * @param size what it gets to work with
 * @param platform what kind of machine it needs
 * @param roles its IAM roles
 * @param efsVolumes file systems mounted into the container, in the order written
 * @param executeCommand whether people may open a shell in it with ECS Exec
 * @param tags the user's own tags of the task and of its definition, sorted by key; none begins with muster: or aws:
 * @param base a task definition that ours is laid over; empty: ours alone
 */
public record TaskSettings(
        TaskSize size,
        RuntimePlatform platform,
        TaskRoles roles,
        List<EfsVolume> efsVolumes,
        boolean executeCommand,
        Map<String, String> tags,
        Optional<BaseTaskDefinition> base) {
    public TaskSettings {
        efsVolumes = List.copyOf(efsVolumes);
        tags = Sorted.copyOf(tags);
    }

    /** A task with a size, a machine and roles, and nothing out of the ordinary. */
    public static TaskSettings plain(TaskSize size, RuntimePlatform platform, TaskRoles roles) {
        return new TaskSettings(size, platform, roles, List.of(), false, Sorted.none(), Optional.empty());
    }

    public TaskSettings withBase(BaseTaskDefinition other) {
        return new TaskSettings(size, platform, roles, efsVolumes, executeCommand, tags, Optional.of(other));
    }
}
