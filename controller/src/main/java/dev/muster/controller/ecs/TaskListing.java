package dev.muster.controller.ecs;

import dev.muster.controller.ecs.ReadPace.Urgency;
import dev.muster.controller.loop.Tasks;
import dev.muster.controller.loop.Tasks.Described;
import dev.muster.model.observed.TaskSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.Task;

/** Lists tasks page by page and reads what is listed. Throws what the SDK throws: a listing is whole or it is none. */
final class TaskListing {
    /** Ten times what a cluster holds at most; a listing without end is a fault of the service. */
    private static final int MOST_PAGES = 1000;

    private final TaskReads reads;
    private final EndedTasks ended = new EndedTasks();

    TaskListing(TaskReads reads) {
        this.reads = reads;
    }

    /**
     * The tasks of both desired statuses. Running ones first: a task that begins to stop meanwhile is then listed twice
     * rather than never. Pages come one by one, for each names the next; what they list is read meanwhile, some at a time.
     *
     * @param family of their definition; null for all
     * @param seen gets every task read from ECS, before it is added; by many threads
     */
    void list(String cluster, @Nullable String family, Listing into, Consumer<Task> seen) {
        ReadRound round = reads.newRound();
        try {
            for (DesiredStatus status : List.of(DesiredStatus.RUNNING, DesiredStatus.STOPPED)) {
                ListTasksRequest.Builder request =
                        request(cluster).family(family).desiredStatus(status);
                pages(request, Urgency.SWEEP, round, into, seen);
            }
        } finally {
            round.finish();
        }
    }

    /** Forgets what the listing, which was of the whole cluster or of all that is ours in it, did not show. */
    void forgetUnlisted(String cluster, Listing listing) {
        ended.retain(cluster, listing.arns());
    }

    /**
     * {@code startedBy} may be the only filter beside the cluster (ECS API reference, ListTasks), and then only tasks that
     * are to run are listed; those that are to stop are listed all and picked here.
     */
    List<TaskSeen> startedBy(String cluster, String startedBy) {
        Listing listing = new Listing();
        pages(request(cluster).startedBy(startedBy), Urgency.LOOK_UP, ReadRound.ONE_BY_ONE, listing, task -> {});
        pages(
                request(cluster).desiredStatus(DesiredStatus.STOPPED),
                Urgency.LOOK_UP,
                ReadRound.ONE_BY_ONE,
                listing,
                task -> {});
        return listing.tasks().stream()
                .filter(task -> task.startedBy().equals(startedBy))
                .toList();
    }

    /** At most {@link Tasks#MAX_PER_DESCRIBE}. */
    Described describe(String cluster, List<String> taskArns, Urgency urgency) {
        if (taskArns.isEmpty()) {
            return new Described(List.of(), List.of());
        }
        DescribeTasksResponse response = read(cluster, taskArns, urgency);
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

    /** A token that ECS takes no longer, for the list went on for too long, is a reason to list anew, once. */
    private void pages(
            ListTasksRequest.Builder request, Urgency urgency, ReadRound round, Listing into, Consumer<Task> seen) {
        int pages = MOST_PAGES;
        @Nullable String next = null;
        boolean anew = false;
        while (pages-- > 0) {
            try {
                ListTasksResponse response = reads.list(request.nextToken(next).build(), urgency);
                into.called();
                readPage(request.build().cluster(), response.taskArns(), urgency, round, into, seen);
                next = response.nextToken();
            } catch (InvalidParameterException refused) {
                if (next == null || anew) {
                    throw refused;
                }
                anew = true;
                next = null;
                continue;
            }
            if (next == null) {
                return;
            }
        }
        throw SdkException.create("ECS lists the tasks of " + request.build().cluster() + " without end", null);
    }

    /** What vanishes between being listed and being read is gone: its failure says no more. */
    private void readPage(
            String cluster, List<String> arns, Urgency urgency, ReadRound round, Listing into, Consumer<Task> seen) {
        List<String> unknown = new ArrayList<>();
        for (String arn : arns) {
            ended.find(cluster, arn).ifPresentOrElse(into::add, () -> unknown.add(arn));
        }
        if (unknown.isEmpty()) {
            return;
        }
        into.called();
        round.add(() -> {
            for (Task task : read(cluster, unknown, urgency).tasks()) {
                seen.accept(task);
                TaskSeen reading = TaskReading.of(task);
                ended.take(cluster, reading);
                into.add(reading);
            }
        });
    }

    private DescribeTasksResponse read(String cluster, List<String> arns, Urgency urgency) {
        return reads.describe(
                DescribeTasksRequest.builder().cluster(cluster).tasks(arns).build(), urgency);
    }
}
