package dev.muster.controller.ecs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionFamiliesRequest;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionFamiliesResponse;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.Task;

/** A cluster in memory, as ListTasks and DescribeTasks show it; what is to happen at a call can be said beforehand. */
final class FakeCluster implements EcsClient {
    static final String CLUSTER = "ci";

    private final SequencedMap<String, Task> tasks = new LinkedHashMap<>();
    private final Map<String, Integer> calls = new TreeMap<>();
    private final Map<Integer, Runnable> before = new TreeMap<>();
    final List<String> described = new ArrayList<>();
    final List<String> families = new ArrayList<>();

    /** Adds tasks of one group and family; their ids go on from how many there are. */
    void add(int count, String group, String family, String lastStatus) {
        for (int i = 0; i < count; i++) {
            put("task-%06d".formatted(tasks.size()), group, family, lastStatus, 1);
        }
    }

    void put(String id, String group, String family, String lastStatus, long version) {
        tasks.put(
                id,
                Task.builder()
                        .taskArn(id)
                        .clusterArn(CLUSTER)
                        .group(group)
                        .startedBy("builds_1_1")
                        .taskDefinitionArn("arn:aws:ecs:eu-west-1:111122223333:task-definition/" + family + ":1")
                        .lastStatus(lastStatus)
                        .desiredStatus(lastStatus.equals("STOPPED") ? "STOPPED" : "RUNNING")
                        .version(version)
                        .build());
    }

    void remove(String id) {
        tasks.remove(id);
    }

    /** Something happens right before the n-th call from now on, counted from 1; it may throw what the call is to throw. */
    void beforeCall(int number, Runnable happens) {
        before.put(total() + number, happens);
    }

    int calls(String operation) {
        return calls.getOrDefault(operation, 0);
    }

    int total() {
        return calls.values().stream().mapToInt(Integer::intValue).sum();
    }

    static Runnable throttling() {
        return () -> {
            throw EcsException.builder()
                    .statusCode(400)
                    .message("Rate exceeded")
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("ThrottlingException")
                            .errorMessage("Rate exceeded")
                            .build())
                    .build();
        };
    }

    static Runnable tokenExpired() {
        return () -> {
            throw InvalidParameterException.builder()
                    .statusCode(400)
                    .message("Invalid token")
                    .build();
        };
    }

    @Override
    public ListTasksResponse listTasks(ListTasksRequest request) {
        called("ListTasks");
        DesiredStatus status = request.desiredStatus() == null ? DesiredStatus.RUNNING : request.desiredStatus();
        Predicate<Task> matches = task -> task.desiredStatus().equals(status.toString())
                && (request.family() == null || task.taskDefinitionArn().contains("/" + request.family() + ":"))
                && (request.startedBy() == null || task.startedBy().equals(request.startedBy()));
        @Nullable String after = request.nextToken();
        List<String> arns = tasks.values().stream()
                .filter(matches)
                .map(Task::taskArn)
                .filter(arn -> after == null || arn.compareTo(after) > 0)
                .limit(request.maxResults() + 1L)
                .toList();
        boolean more = arns.size() > request.maxResults();
        List<String> page = more ? arns.subList(0, request.maxResults()) : arns;
        return ListTasksResponse.builder()
                .taskArns(page)
                .nextToken(more ? page.getLast() : null)
                .build();
    }

    @Override
    public DescribeTasksResponse describeTasks(DescribeTasksRequest request) {
        called("DescribeTasks");
        described.addAll(request.tasks());
        return DescribeTasksResponse.builder()
                .tasks(request.tasks().stream()
                        .filter(tasks::containsKey)
                        .map(tasks::get)
                        .toList())
                .failures(request.tasks().stream()
                        .filter(arn -> !tasks.containsKey(arn))
                        .map(arn -> Failure.builder().arn(arn).reason("MISSING").build())
                        .toList())
                .build();
    }

    @Override
    public ListTaskDefinitionFamiliesResponse listTaskDefinitionFamilies(ListTaskDefinitionFamiliesRequest request) {
        called("ListTaskDefinitionFamilies");
        return ListTaskDefinitionFamiliesResponse.builder()
                .families(families.stream()
                        .filter(family -> family.startsWith(request.familyPrefix()))
                        .toList())
                .build();
    }

    private void called(String operation) {
        calls.merge(operation, 1, Integer::sum);
        before.getOrDefault(total(), () -> {}).run();
    }

    @Override
    public String serviceName() {
        return "ecs";
    }

    @Override
    public void close() {}
}
