package dev.muster.harness.simulate.adapter;

import dev.muster.controller.loop.LoopRuntime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.EcsServiceClientConfiguration;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.ServerException;
import software.amazon.awssdk.services.ecs.model.Task;

/** Running tasks of one cluster, and an ECS that takes its time to tell of them. */
final class SlowEcs implements EcsClient {
    private final LoopRuntime runtime;
    private final int tasks;
    private final Duration list;
    private final Duration describe;

    /** When each call came, in seconds since the first. */
    final List<Double> calls = new ArrayList<>();

    int describing;
    int mostDescribing;

    /** The number of the describe that fails, from 1; 0: none does. */
    int failing;

    private int describes;

    /** @param list how long a page of a list takes; {@code describe}: how long it takes to read what a page names */
    SlowEcs(LoopRuntime runtime, int tasks, Duration list, Duration describe) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.list = list;
        this.describe = describe;
    }

    @Override
    public ListTasksResponse listTasks(ListTasksRequest request) {
        take(list);
        @Nullable String token = request.nextToken();
        int from = token == null ? 0 : Integer.parseInt(token);
        int all = request.desiredStatus() == DesiredStatus.RUNNING ? tasks : 0;
        int to = Math.min(all, from + request.maxResults());
        return ListTasksResponse.builder()
                .taskArns(IntStream.range(from, to).mapToObj(i -> "task-" + i).toList())
                .nextToken(to < all ? Integer.toString(to) : null)
                .build();
    }

    @Override
    public DescribeTasksResponse describeTasks(DescribeTasksRequest request) {
        int number = ++describes;
        describing++;
        mostDescribing = Math.max(mostDescribing, describing);
        take(describe);
        describing--;
        if (number == failing) {
            throw ServerException.builder().statusCode(500).message("not now").build();
        }
        return DescribeTasksResponse.builder()
                .tasks(request.tasks().stream().map(SlowEcs::task).toList())
                .build();
    }

    private void take(Duration time) {
        calls.add((double) runtime.now().toEpochMilli() / 1000);
        try {
            runtime.sleep(time);
        } catch (InterruptedException nobody) {
            throw new AssertionError(nobody);
        }
    }

    private static Task task(String arn) {
        return Task.builder()
                .taskArn(arn)
                .clusterArn("ci")
                .group("muster:abcd1234:builds")
                .startedBy("builds_1_1")
                .taskDefinitionArn("arn:aws:ecs:eu-west-1:111122223333:task-definition/muster-abcd1234-builds-java:1")
                .lastStatus("RUNNING")
                .desiredStatus("RUNNING")
                .version(1L)
                .build();
    }

    @Override
    public EcsServiceClientConfiguration serviceClientConfiguration() {
        return EcsServiceClientConfiguration.builder().region(Region.EU_WEST_1).build();
    }

    @Override
    public String serviceName() {
        return "ecs";
    }

    @Override
    public void close() {}
}
