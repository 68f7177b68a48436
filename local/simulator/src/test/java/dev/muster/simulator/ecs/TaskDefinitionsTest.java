package dev.muster.simulator.ecs;

import static dev.muster.simulator.ecs.EcsScene.ok;
import static dev.muster.simulator.ecs.EcsScene.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaskDefinitionsTest {
    private static final String FAMILY_ARN = "arn:aws:ecs:eu-west-1:111122223333:task-definition/linux";

    private final EcsScene scene = new EcsScene();
    private final TaskDefinitions definitions = scene.ecs.definitions();

    @Test
    void revisions_count_up_and_the_family_means_the_newest() {
        TaskDefinition second = scene.register(EcsScene.DEFINITION);

        assertThat(second.arn()).isEqualTo(FAMILY_ARN + ":2");
        assertThat(ok(definitions.describe("linux"))).isEqualTo(second);
        assertThat(ok(definitions.describe("linux:1")).revision()).isEqualTo(1);
        assertThat(ok(definitions.describe(FAMILY_ARN + ":1")).revision()).isEqualTo(1);
        assertThat(definitions.registeredCount()).isEqualTo(2);
    }

    @Test
    void all_that_was_registered_is_kept_and_the_tags_apart() {
        TaskDefinition definition = ok(definitions.describe("linux"));

        assertThat(definition.tags()).containsEntry("muster:content", "abc");
        assertThat(definition.content().has("tags")).isFalse();
        assertThat(definition.content().path("cpu").asString()).isEqualTo("1024");
    }

    @Test
    void a_deregistered_revision_is_described_by_number_only() {
        scene.register(EcsScene.DEFINITION);
        ok(definitions.deregister("linux:2"));
        ok(definitions.deregister("linux:2"));

        assertThat(ok(definitions.describe("linux")).revision()).isEqualTo(1);
        assertThat(ok(definitions.describe("linux:2")).active()).isFalse();
        assertThat(definitions.list(Optional.of("linux"), true)).containsExactly(FAMILY_ARN + ":1");
        assertThat(definitions.list(Optional.empty(), false)).containsExactly(FAMILY_ARN + ":2");
        assertThat(definitions.deregisteredCount()).isEqualTo(1);
    }

    @Test
    void what_is_not_there_or_not_whole_is_refused() {
        assertThat(refused(definitions.describe("nothing")).message()).isEqualTo("Unable to describe task definition.");
        assertThat(refused(definitions.register(EcsScene.object("{\"family\":\"x\"}")))
                        .kind())
                .isEqualTo(EcsError.Kind.CLIENT);
        assertThat(refused(definitions.register(EcsScene.object("{}"))).kind()).isEqualTo(EcsError.Kind.CLIENT);
    }
}
