package dev.muster.controller.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.model.observed.TaskSeen;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;

final class ClusterSweepsTest {
    private static final String OURS = "muster:abcd1234:builds";
    private static final String FAMILY = "muster-abcd1234-builds-java";
    private static final String OLD_FAMILY = "muster-abcd1234-builds-gone";

    private final FakeCluster cluster = new FakeCluster();
    private final ClusterSweeps sweeps =
            new ClusterSweeps(new TaskListing(new TaskReads(cluster, ReadPace.UNHURRIED)), new OurFamilies(cluster));

    @Test
    void a_task_that_begins_to_stop_while_it_is_listed_is_seen_as_it_was_last() {
        cluster.put("a", OURS, FAMILY, "RUNNING", 3);
        cluster.beforeCall(3, () -> cluster.put("a", OURS, FAMILY, "STOPPED", 9));

        assertThat(sweep()).extracting(TaskSeen::version).containsExactly(9L);
    }

    @Test
    void tasks_that_come_and_go_between_pages_harm_nothing() {
        cluster.add(250, OURS, FAMILY, "RUNNING");
        cluster.beforeCall(2, () -> cluster.remove("task-000007"));
        cluster.beforeCall(3, () -> cluster.put("task-000007a", OURS, FAMILY, "RUNNING", 1));
        cluster.beforeCall(4, () -> cluster.remove("task-000120"));
        cluster.beforeCall(5, () -> cluster.put("zzz", OURS, FAMILY, "RUNNING", 1));

        List<TaskSeen> seen = sweep();

        assertThat(seen).extracting(TaskSeen::arn).doesNotHaveDuplicates().contains("zzz", "task-000249");
        assertThat(seen).hasSize(250 - 2 + 1);
    }

    @Test
    void a_list_whose_token_ran_out_is_begun_anew_once() {
        cluster.add(250, OURS, FAMILY, "RUNNING");
        cluster.beforeCall(5, FakeCluster.tokenExpired());

        assertThat(sweep()).hasSize(250);

        cluster.beforeCall(3, FakeCluster.tokenExpired());
        cluster.beforeCall(6, FakeCluster.tokenExpired());
        assertThatThrownBy(this::sweep).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void a_cluster_full_of_other_peoples_tasks_is_swept_by_every_family_of_ours_that_ever_was() {
        fillWithOthers();

        assertThat(sweep()).hasSize(3_003);
        int whole = cluster.total();
        List<TaskSeen> byFamily = sweep();

        assertThat(byFamily).extracting(TaskSeen::group).containsOnly(OURS);
        assertThat(byFamily).hasSize(3);
        assertThat(whole).isEqualTo(2 * (31 + 1));
        assertThat(cluster.total() - whole).isLessThan(10);
    }

    @Test
    void now_and_then_such_a_cluster_is_swept_as_a_whole() {
        fillWithOthers();

        for (int i = 0; i < 21; i++) {
            sweep();
        }

        assertThat(sweep()).hasSize(3_003);
    }

    @Test
    void a_task_of_ours_that_none_of_our_families_would_show_keeps_the_cluster_being_swept_as_a_whole() {
        fillWithOthers();
        cluster.put("zzz", OURS, "made-by-hand", "RUNNING", 1);

        sweep();

        assertThat(sweep()).extracting(TaskSeen::arn).contains("zzz");
    }

    @Test
    void families_that_would_take_more_calls_than_the_cluster_are_not_asked_one_by_one() {
        fillWithOthers();
        for (int i = 0; i < 40; i++) {
            cluster.families.add("muster-abcd1234-builds-old" + i);
        }

        sweep();

        assertThat(sweep()).hasSize(3_003);
    }

    @Test
    void a_cluster_that_is_ours_is_never_swept_by_family() {
        cluster.add(3_000, OURS, FAMILY, "RUNNING");

        sweep();
        sweep();

        assertThat(cluster.calls("ListTaskDefinitionFamilies")).isZero();
    }

    @Test
    void every_definition_of_ours_is_of_a_family_that_begins_with_the_installation() {
        String family = TaskDefinitionDocument.of(Ecs.INSTALLATION, Ecs.POOL, Ecs.template("image:1"), Ecs.REGION)
                .family();

        assertThat(family).startsWith(OurFamilies.prefix(Ecs.INSTALLATION));
    }

    private void fillWithOthers() {
        cluster.add(3_000, "service:shop", "shop", "RUNNING");
        cluster.add(2, OURS, FAMILY, "RUNNING");
        cluster.add(1, OURS, OLD_FAMILY, "STOPPED");
        cluster.families.addAll(List.of("shop", FAMILY, OLD_FAMILY, "muster-another1-builds-java"));
    }

    private List<TaskSeen> sweep() {
        return sweeps.sweep(FakeCluster.CLUSTER, Ecs.INSTALLATION);
    }
}
