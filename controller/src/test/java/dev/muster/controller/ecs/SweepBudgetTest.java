package dev.muster.controller.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.controller.ecs.ReadPace.Urgency;
import dev.muster.controller.loop.EcsBudget;
import dev.muster.controller.loop.EcsLimits;
import dev.muster.controller.testing.InstantRuntime;
import dev.muster.model.observed.TaskSeen;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.EcsException;

final class SweepBudgetTest {
    private static final String OURS = "muster:abcd1234:builds";
    private static final String FAMILY = "muster-abcd1234-builds-java";

    private final FakeCluster cluster = new FakeCluster();
    private final InstantRuntime runtime = InstantRuntime.turnedByWaiting();
    private final BucketPace pace = new BucketPace(runtime, new EcsBudget(EcsLimits.FARGATE, runtime.now()).reads());
    private final TaskListing listing = new TaskListing(new TaskReads(cluster, pace));
    private final ClusterSweeps sweeps = new ClusterSweeps(listing, new OurFamilies(cluster));

    @Test
    void ten_thousand_tasks_are_swept_within_twenty_seconds_of_the_bucket_even_if_it_was_empty() {
        cluster.add(5_000, OURS, FAMILY, "RUNNING");
        cluster.add(5_000, OURS, FAMILY, "STOPPED");
        for (int call = 0; call < 100; call++) {
            turn(Urgency.LOOK_UP);
        }

        assertThat(sweep()).hasSize(10_000);
        assertThat(cluster.calls("ListTasks")).isEqualTo(100);
        assertThat(cluster.calls("DescribeTasks")).isEqualTo(100);
        assertThat(passed()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
    }

    @Test
    void a_sweep_never_asks_faster_than_the_bucket_fills() {
        cluster.add(20_000, OURS, FAMILY, "RUNNING");

        sweep();

        assertThat(cluster.total()).isEqualTo(401);
        assertThat(passed()).isGreaterThanOrEqualTo(Duration.ofSeconds((401 - 100) / 20));
    }

    @Test
    void a_sweep_gets_on_however_few_reads_are_allowed() throws InterruptedException {
        BucketPace slow = new BucketPace(runtime, new EcsBudget(new EcsLimits(1, 1, 0.5), runtime.now()).reads());

        for (int call = 0; call < 20; call++) {
            slow.awaitTurn(Urgency.SWEEP);
        }

        assertThat(passed()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(45));
    }

    @Test
    void tasks_known_to_have_stopped_are_listed_and_not_read_again() {
        cluster.add(150, OURS, FAMILY, "RUNNING");
        cluster.add(450, OURS, FAMILY, "STOPPED");
        List<TaskSeen> first = sweep();
        int before = cluster.calls("DescribeTasks");

        assertThat(sweep()).containsExactlyInAnyOrderElementsOf(first);
        assertThat(cluster.calls("DescribeTasks") - before).isEqualTo(2);
    }

    @Test
    void a_task_that_stopped_since_is_read_again() {
        cluster.put("a", OURS, FAMILY, "RUNNING", 3);
        sweep();
        cluster.put("a", OURS, FAMILY, "STOPPED", 9);

        assertThat(sweep()).extracting(TaskSeen::version).containsExactly(9L);
        assertThat(cluster.described).containsExactly("a", "a");
    }

    @Test
    void while_a_sweep_has_drained_the_bucket_a_look_up_still_goes_at_once() {
        cluster.add(9_000, OURS, FAMILY, "RUNNING");
        sweep();
        int before = runtime.sleeps().size();

        turn(Urgency.LOOK_UP);

        assertThat(runtime.sleeps()).hasSize(before);
        turn(Urgency.SWEEP);
        assertThat(runtime.sleeps().size()).isGreaterThan(before);
    }

    @Test
    void a_throttled_page_is_asked_for_again_after_a_while_and_nothing_else_is() {
        cluster.add(1_000, OURS, FAMILY, "RUNNING");
        cluster.beforeCall(7, FakeCluster.throttling());
        cluster.beforeCall(8, FakeCluster.throttling());

        assertThat(sweep()).hasSize(1_000);
        assertThat(cluster.total()).isEqualTo(21 + 2);
        assertThat(runtime.sleeps().getFirst()).isEqualTo(Duration.ofSeconds(1));
        assertThat(runtime.sleeps()).contains(Duration.ofSeconds(2));
    }

    @Test
    void a_sweep_that_ECS_throttles_again_and_again_fails_in_the_end() {
        cluster.add(100, OURS, FAMILY, "RUNNING");
        for (int call = 1; call <= 10; call++) {
            cluster.beforeCall(call, FakeCluster.throttling());
        }

        assertThatThrown(this::sweep);
        assertThat(cluster.total()).isEqualTo(6);
    }

    @Test
    void a_throttled_look_up_is_not_repeated() {
        cluster.beforeCall(1, FakeCluster.throttling());

        assertThatThrown(() -> listing.startedBy(FakeCluster.CLUSTER, "builds_1_1"));
        assertThat(cluster.total()).isEqualTo(1);
    }

    private static void assertThatThrown(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(EcsException.class);
    }

    private List<TaskSeen> sweep() {
        return sweeps.sweep(FakeCluster.CLUSTER, Ecs.INSTALLATION);
    }

    private void turn(Urgency urgency) {
        try {
            pace.awaitTurn(urgency);
        } catch (InterruptedException nobody) {
            throw new AssertionError(nobody);
        }
    }

    private Duration passed() {
        return Duration.between(InstantRuntime.START, runtime.now());
    }
}
