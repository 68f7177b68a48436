package dev.muster.simulator.ecs;

import static dev.muster.simulator.ecs.EcsScene.call;
import static dev.muster.simulator.ecs.EcsScene.ok;
import static dev.muster.simulator.ecs.EcsScene.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ClientTokenTest {
    private final EcsScene scene = new EcsScene();

    @Test
    void a_task_with_a_known_token_is_returned_again() {
        EcsTask first = scene.launch("t1", "pool_1_1");
        EcsTask again = scene.launch("t1", "pool_1_1");

        assertThat(again.arn()).isEqualTo(first.arn());
        assertThat(scene.truth.report().launched()).isEqualTo(1);
    }

    @Test
    void the_order_of_fields_does_not_make_other_parameters() {
        EcsTask first = scene.launch("t1", "pool_1_1");
        ObjectNode reordered = call("t1", "pool_1_1");
        reordered.set("group", reordered.remove("group"));

        assertThat(ok(scene.run(reordered)).tasks().getFirst().arn()).isEqualTo(first.arn());
    }

    @Test
    void a_known_token_with_other_parameters_conflicts_and_names_the_task() {
        EcsTask first = scene.launch("t1", "pool_1_1");

        EcsError error = refused(scene.run(call("t1", "pool_2_1")));

        assertThat(error.kind()).isEqualTo(EcsError.Kind.CONFLICT);
        assertThat(error.resourceIds()).containsExactly(first.arn());
    }

    @Test
    void a_token_belongs_to_its_cluster() {
        EcsTask first = scene.launch("t1", "pool_1_1");
        ObjectNode elsewhere = call("t1", "pool_1_1");
        elsewhere.put("cluster", "other");

        assertThat(ok(scene.run(elsewhere)).tasks().getFirst().arn()).isNotEqualTo(first.arn());
    }

    @Test
    void a_token_is_good_for_an_hour_after_its_task_stopped() {
        EcsTask first = scene.launch("t1", "pool_1_1");
        scene.ecs.stopTask("builds", first.arn(), "enough");
        scene.pass(Duration.ofSeconds(2));

        scene.pass(Duration.ofMinutes(59));
        assertThat(scene.launch("t1", "pool_1_1").arn()).isEqualTo(first.arn());
        scene.pass(Duration.ofMinutes(2));
        assertThat(scene.launch("t1", "pool_1_1").arn()).isNotEqualTo(first.arn());
    }

    @Test
    void a_token_is_good_for_a_day_at_most_even_while_its_task_runs() {
        EcsTask first = scene.launch("t1", "pool_1_1");

        scene.pass(Duration.ofHours(24).minusSeconds(1));
        assertThat(scene.launch("t1", "pool_1_1").arn()).isEqualTo(first.arn());
        scene.pass(Duration.ofSeconds(1));
        assertThat(scene.launch("t1", "pool_1_1").arn()).isNotEqualTo(first.arn());
    }

    @Test
    void a_failure_is_repeated_for_its_token_and_not_for_a_new_one() {
        List<String> reasons = new ArrayList<>(List.of("RESOURCE:MEMORY"));
        EcsScene full = new EcsScene(
                _ -> reasons.isEmpty() ? new LaunchVerdict.Launch() : new LaunchVerdict.Failure(reasons.removeFirst()));

        assertThat(ok(full.run(call("t1", "pool_1_1"))).failures()).containsExactly("RESOURCE:MEMORY");
        assertThat(ok(full.run(call("t1", "pool_1_1"))).failures()).containsExactly("RESOURCE:MEMORY");
        assertThat(ok(full.run(call("t2", "pool_1_1"))).tasks()).hasSize(1);
        full.pass(Duration.ofHours(1));
        assertThat(ok(full.run(call("t1", "pool_1_1"))).tasks()).hasSize(1);
    }

    @Test
    void without_a_token_every_call_makes_a_task() {
        ObjectNode call = call("t1", "pool_1_1");
        call.remove("clientToken");

        ok(scene.run(call));
        ok(scene.run(call));

        assertThat(scene.truth.report().launched()).isEqualTo(2);
    }
}
