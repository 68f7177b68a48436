package dev.muster.controller.ecs;

import dev.muster.controller.loop.Tasks;
import dev.muster.controller.loop.Tasks.Described;
import dev.muster.model.observed.TaskSeen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;

/** Lists tasks page by page and reads what is listed. Throws what the SDK throws: a listing is whole or it is none. */
final class TaskListing {
    /** Ten times what a cluster holds at most; a listing without end is a fault of the service. */
    private static final int MOST_PAGES = 1000;

    private final EcsClient ecs;

    TaskListing(EcsClient ecs) {
        this.ecs = ecs;
    }

    /**
     * Every task of both desired statuses. Running ones first: a task that begins to stop meanwhile is then listed twice
     * rather than never, and of two readings the newer one stays.
     */
    List<TaskSeen> all(String cluster) {
        Map<String, TaskSeen> newest = new LinkedHashMap<>();
        for (TaskSeen task : listed(request(cluster).desiredStatus(DesiredStatus.RUNNING))) {
            newest.merge(task.arn(), task, TaskListing::newer);
        }
        for (TaskSeen task : listed(request(cluster).desiredStatus(DesiredStatus.STOPPED))) {
            newest.merge(task.arn(), task, TaskListing::newer);
        }
        return new ArrayList<>(newest.values());
    }

    /**
     * {@code startedBy} may be the only filter beside the cluster (ECS API reference, ListTasks), and then only tasks that
     * are to run are listed; those that are to stop are listed all and picked here.
     */
    List<TaskSeen> startedBy(String cluster, String startedBy) {
        Map<String, TaskSeen> newest = new LinkedHashMap<>();
        for (TaskSeen task : listed(request(cluster).startedBy(startedBy))) {
            newest.merge(task.arn(), task, TaskListing::newer);
        }
        for (TaskSeen task : listed(request(cluster).desiredStatus(DesiredStatus.STOPPED))) {
            if (task.startedBy().equals(startedBy)) {
                newest.merge(task.arn(), task, TaskListing::newer);
            }
        }
        return new ArrayList<>(newest.values());
    }

    /** At most {@link Tasks#MAX_PER_DESCRIBE}. */
    Described describe(String cluster, List<String> taskArns) {
        if (taskArns.isEmpty()) {
            return new Described(List.of(), List.of());
        }
        DescribeTasksResponse response = ecs.describeTasks(
                DescribeTasksRequest.builder().cluster(cluster).tasks(taskArns).build());
        return new Described(
                response.tasks().stream().map(TaskReading::of).toList(),
                response.failures().stream()
                        .filter(failure -> "MISSING".equals(failure.reason()))
                        .map(Failure::arn)
                        .toList());
    }

    private static ListTasksRequest.Builder request(String cluster) {
        return ListTasksRequest.builder().cluster(cluster).maxResults(Tasks.MAX_PER_DESCRIBE);
    }

    private List<TaskSeen> listed(ListTasksRequest.Builder request) {
        String cluster = request.build().cluster();
        List<TaskSeen> tasks = new ArrayList<>();
        @Nullable String next = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            ListTasksResponse response = ecs.listTasks(request.nextToken(next).build());
            tasks.addAll(describe(cluster, response.taskArns()).tasks());
            next = response.nextToken();
            if (next == null) {
                return tasks;
            }
        }
        throw SdkException.create("ECS lists the tasks of " + cluster + " without end", null);
    }

    private static TaskSeen newer(TaskSeen one, TaskSeen other) {
        return other.version() >= one.version() ? other : one;
    }
}
