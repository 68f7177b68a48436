package dev.muster.simulator.ecs;

import java.util.Optional;

/**
 * Which tasks to list.
 *
 * @param cluster name or ARN
 * @param desiredStatus RUNNING if not said
 * @param family of the task definition
 * @param startedBy exactly so; must be the only filter (ECS API reference, ListTasks)
 * @param maxResults of one page, 1 to 100; never more than the simulator's own page size
 * @param nextToken of the page before
 */
public record ListTasksQuery(
        String cluster,
        Optional<DesiredStatus> desiredStatus,
        Optional<String> family,
        Optional<String> startedBy,
        Optional<Integer> maxResults,
        Optional<String> nextToken) {
    /** The first page of all tasks of that desired status. */
    public static ListTasksQuery of(String cluster, DesiredStatus desiredStatus) {
        return new ListTasksQuery(
                cluster,
                Optional.of(desiredStatus),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The first page of the tasks that are not to be stopped and were started by that name. */
    public static ListTasksQuery startedBy(String cluster, String startedBy) {
        return new ListTasksQuery(
                cluster,
                Optional.empty(),
                Optional.empty(),
                Optional.of(startedBy),
                Optional.empty(),
                Optional.empty());
    }

    /** The same listing from that token on. */
    public ListTasksQuery after(String token) {
        return new ListTasksQuery(cluster, desiredStatus, family, startedBy, maxResults, Optional.of(token));
    }

    boolean matches(EcsTask task) {
        return task.desiredStatus() == desiredStatus.orElse(DesiredStatus.RUNNING)
                && family.map(task.definition().family()::equals).orElse(true)
                && startedBy.map(task.startedBy()::equals).orElse(true);
    }
}
