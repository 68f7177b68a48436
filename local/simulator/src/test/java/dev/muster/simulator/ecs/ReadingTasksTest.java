package dev.muster.simulator.ecs;

import static dev.muster.simulator.ecs.EcsScene.ok;
import static dev.muster.simulator.ecs.EcsScene.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadingTasksTest {
    private static final String UNKNOWN = "arn:aws:ecs:eu-west-1:111122223333:task/builds/none";

    private final EcsScene scene = new EcsScene();

    @Test
    void describe_finds_by_arn_or_id_and_names_the_missing() {
        EcsTask task = scene.launch("t1", "pool_1_1");

        DescribedTasks described = ok(scene.ecs.describeTasks("builds", List.of("none", task.id(), task.arn()), false));

        assertThat(described.tasks()).extracting(EcsTask::arn).containsExactly(task.arn(), task.arn());
        assertThat(described.missing()).containsExactly(UNKNOWN);
    }

    @Test
    void describe_tells_tags_only_when_asked() {
        EcsTask task = scene.launch("t1", "pool_1_1");

        assertThat(described(task, false).tags()).isEmpty();
        assertThat(described(task, true).tags()).containsEntry("muster:pool", "pool");
        ok(scene.ecs.tagResource(task.arn(), Collections.singletonMap("more", "yes")));
        assertThat(described(task, true).tags()).containsEntry("more", "yes").containsEntry("muster:pool", "pool");
    }

    @Test
    void a_stopped_task_is_missing_after_an_hour() {
        EcsTask task = scene.launch("t1", "pool_1_1");
        scene.ecs.stopTask("builds", task.arn(), "enough");
        scene.pass(Duration.ofSeconds(2));

        scene.pass(Duration.ofMinutes(59));
        assertThat(described(task, false).lastStatus()).isEqualTo(TaskStatus.STOPPED);
        scene.pass(Duration.ofMinutes(1));
        assertThat(ok(scene.ecs.describeTasks("builds", List.of(task.arn()), false))
                        .missing())
                .containsExactly(task.arn());
        assertThat(refused(scene.ecs.stopTask("builds", task.arn(), "again")).message())
                .isEqualTo("The referenced task was not found.");
    }

    @Test
    void describe_takes_at_most_a_hundred() {
        assertThat(refused(scene.ecs.describeTasks("builds", Collections.nCopies(101, "x"), false))
                        .kind())
                .isEqualTo(EcsError.Kind.INVALID_PARAMETER);
    }

    @Test
    void a_task_is_found_in_its_own_cluster_only() {
        EcsTask task = scene.launch("t1", "pool_1_1");

        assertThat(ok(scene.ecs.describeTasks("other", List.of(task.arn()), false))
                        .tasks())
                .isEmpty();
        assertThat(listed(ListTasksQuery.of("other", DesiredStatus.RUNNING))).isEmpty();
        assertThat(refused(scene.ecs.stopTask("other", task.arn(), "x")).kind())
                .isEqualTo(EcsError.Kind.INVALID_PARAMETER);
        assertThat(refused(scene.ecs.listTasks(ListTasksQuery.of("nowhere", DesiredStatus.RUNNING)))
                        .kind())
                .isEqualTo(EcsError.Kind.CLUSTER_NOT_FOUND);
    }

    @Test
    void list_filters_by_desired_status_which_changes_before_the_task_stops() {
        EcsTask kept = scene.launch("t1", "pool_1_1");
        EcsTask ending = scene.launch("t2", "pool_2_1");
        scene.pass(Duration.ofSeconds(2));
        scene.ecs.stopTask("builds", ending.arn(), "enough");

        assertThat(listed(ListTasksQuery.of("builds", DesiredStatus.RUNNING))).containsExactly(kept.arn());
        assertThat(listed(ListTasksQuery.of("builds", DesiredStatus.STOPPED))).containsExactly(ending.arn());
    }

    @Test
    void list_by_started_by_is_exact_and_shows_no_ending_task() {
        EcsTask one = scene.launch("t1", "pool_1_1");
        scene.launch("t2", "pool_1_11");
        EcsTask ending = scene.launch("t3", "pool_1_1");
        scene.ecs.stopTask("builds", ending.arn(), "enough");

        assertThat(listed(ListTasksQuery.startedBy("builds", "pool_1_1"))).containsExactly(one.arn());
    }

    @Test
    void started_by_must_be_the_only_filter() {
        ListTasksQuery both = new ListTasksQuery(
                "builds",
                Optional.of(DesiredStatus.STOPPED),
                Optional.empty(),
                Optional.of("pool_1_1"),
                Optional.empty(),
                Optional.empty());

        assertThat(refused(scene.ecs.listTasks(both)).kind()).isEqualTo(EcsError.Kind.INVALID_PARAMETER);
    }

    @Test
    void list_filters_by_family() {
        scene.register(EcsScene.DEFINITION.replace("\"linux\"", "\"windows\""));
        scene.launch("t1", "pool_1_1");

        assertThat(listed(family("linux"))).hasSize(1);
        assertThat(listed(family("windows"))).isEmpty();
    }

    @Test
    void pages_follow_each_other_even_when_tasks_come_and_go_between_them() {
        List<EcsTask> tasks = new ArrayList<>();
        for (int i = 1; i <= 7; i++) {
            tasks.add(scene.launch("t" + i, "pool_" + i + "_1"));
        }
        ListTasksQuery query = ListTasksQuery.of("builds", DesiredStatus.RUNNING);
        ArnPage first = ok(scene.ecs.listTasks(query));
        scene.ecs.stopTask("builds", tasks.getFirst().arn(), "gone");
        ArnPage second = ok(scene.ecs.listTasks(query.after(first.nextToken().orElseThrow())));
        ArnPage third = ok(scene.ecs.listTasks(query.after(second.nextToken().orElseThrow())));

        assertThat(first.arns()).hasSize(3);
        assertThat(second.arns())
                .containsExactly(
                        tasks.get(3).arn(), tasks.get(4).arn(), tasks.get(5).arn());
        assertThat(third.arns()).containsExactly(tasks.get(6).arn());
        assertThat(third.nextToken()).isEmpty();
        assertThat(refused(scene.ecs.listTasks(query.after("x"))).message()).isEqualTo("Invalid token.");
    }

    @Test
    void clusters_count_their_tasks() {
        scene.launch("t1", "pool_1_1");
        scene.pass(Duration.ofSeconds(2));
        scene.launch("t2", "pool_2_1");

        assertThat(scene.ecs.describeClusters(List.of("builds", "nowhere")))
                .containsExactly(
                        new ClusterCounts("builds", "arn:aws:ecs:eu-west-1:111122223333:cluster/builds", 1, 1));
    }

    private EcsTask described(EcsTask task, boolean tags) {
        return ok(scene.ecs.describeTasks("builds", List.of(task.arn()), tags))
                .tasks()
                .getFirst();
    }

    private List<String> listed(ListTasksQuery query) {
        return ok(scene.ecs.listTasks(query)).arns();
    }

    private static ListTasksQuery family(String family) {
        return new ListTasksQuery(
                "builds", Optional.empty(), Optional.of(family), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
