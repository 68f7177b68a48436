package dev.muster.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TaskEventTest {
    private final EcsScene scene = new EcsScene();

    @Test
    void the_envelope_is_that_of_event_bridge() {
        EcsTask task = scene.launch("t1", "pool_1_1");
        JsonNode event = last();

        assertThat(event.propertyNames())
                .containsExactly(
                        "version", "id", "detail-type", "source", "account", "time", "region", "resources", "detail");
        assertThat(event.path("version").asString()).isEqualTo("0");
        assertThat(event.path("detail-type").asString()).isEqualTo("ECS Task State Change");
        assertThat(event.path("source").asString()).isEqualTo("aws.ecs");
        assertThat(event.path("account").asString()).isEqualTo("111122223333");
        assertThat(event.path("time").asString()).isEqualTo("2026-01-01T12:00:00Z");
        assertThat(event.path("region").asString()).isEqualTo("eu-west-1");
        assertThat(event.path("resources").path(0).asString()).isEqualTo(task.arn());
    }

    @Test
    void the_detail_of_a_stopped_task_tells_why_and_never_its_tags() {
        EcsTask task = scene.launch("t1", "pool_1_1");
        scene.pass(Duration.ofSeconds(2));
        scene.ecs.exited(task.arn(), 3);
        scene.pass(Duration.ofSeconds(1));
        JsonNode detail = last().path("detail");

        assertThat(detail.toString()).doesNotContain("muster:pool\"").doesNotContain("\"tags\"");
        assertThat(detail.path("taskArn").asString()).isEqualTo(task.arn());
        assertThat(detail.path("clusterArn").asString()).isEqualTo("arn:aws:ecs:eu-west-1:111122223333:cluster/builds");
        assertThat(detail.path("taskDefinitionArn").asString()).endsWith("task-definition/linux:1");
        assertThat(detail.path("group").asString()).isEqualTo("muster:test:pool");
        assertThat(detail.path("startedBy").asString()).isEqualTo("pool_1_1");
        assertThat(detail.path("lastStatus").asString()).isEqualTo("STOPPED");
        assertThat(detail.path("desiredStatus").asString()).isEqualTo("STOPPED");
        assertThat(detail.path("createdAt").asString()).isEqualTo("2026-01-01T12:00:00Z");
        assertThat(detail.path("executionStoppedAt").asString()).isEqualTo("2026-01-01T12:00:02Z");
        assertThat(detail.path("stoppedAt").asString()).isEqualTo("2026-01-01T12:00:03Z");
        assertThat(detail.path("updatedAt").asString()).isEqualTo("2026-01-01T12:00:03Z");
        assertThat(detail.path("stopCode").asString()).isEqualTo("EssentialContainerExited");
        assertThat(detail.path("stoppedReason").asString()).isEqualTo("Essential container in task exited");
        assertThat(detail.path("cpu").asString()).isEqualTo("1024");
        assertThat(detail.path("capacityProviderName").asString()).isEqualTo("FARGATE");
        assertThat(detail.path("version").asLong()).isEqualTo(5);
    }

    @Test
    void the_detail_holds_containers_with_exit_code_and_the_overrides_as_given() {
        EcsTask task = scene.launch("t1", "pool_1_1");
        scene.pass(Duration.ofSeconds(2));
        assertThat(last().path("detail").path("containers").path(0).has("exitCode"))
                .isFalse();
        scene.ecs.exited(task.arn(), 3);
        JsonNode detail = last().path("detail");

        JsonNode container = detail.path("containers").path(0);
        assertThat(container.path("name").asString()).isEqualTo("agent");
        assertThat(container.path("lastStatus").asString()).isEqualTo("STOPPED");
        assertThat(container.path("exitCode").asInt()).isEqualTo(3);
        assertThat(container.path("taskArn").asString()).isEqualTo(task.arn());
        assertThat(detail.path("overrides"))
                .isEqualTo(EcsScene.call("t1", "pool_1_1").path("overrides"));
    }

    private JsonNode last() {
        return EcsScene.object(scene.events.getLast().toJson());
    }
}
