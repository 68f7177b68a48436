package dev.muster.simulator.ecs;

import static dev.muster.simulator.ecs.EcsScene.call;
import static dev.muster.simulator.ecs.EcsScene.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.node.ObjectNode;

class RunTaskRulesTest {
    private final EcsScene scene = new EcsScene();

    @TestFactory
    Stream<DynamicTest> refuses_a_call_with() {
        return Stream.of(
                refuses("two tasks", body -> body.put("count", 2), EcsError.Kind.INVALID_PARAMETER),
                refuses("a blank in startedBy", body -> body.put("startedBy", "a b"), EcsError.Kind.INVALID_PARAMETER),
                refuses(
                        "a token too long",
                        body -> body.put("clientToken", "x".repeat(65)),
                        EcsError.Kind.INVALID_PARAMETER),
                refuses(
                        "type and strategy",
                        body -> body.put("launchType", "FARGATE"),
                        EcsError.Kind.INVALID_PARAMETER),
                refuses("no network", body -> body.remove("networkConfiguration"), EcsError.Kind.INVALID_PARAMETER),
                refuses(
                        "overrides too long",
                        body -> body.putObject("overrides").put("cpu", "9".repeat(8200)),
                        EcsError.Kind.INVALID_PARAMETER),
                refuses("an unknown definition", body -> body.put("taskDefinition", "linux:9"), EcsError.Kind.CLIENT),
                refuses("an unknown cluster", body -> body.put("cluster", "x"), EcsError.Kind.CLUSTER_NOT_FOUND));
    }

    @Test
    void a_refused_call_leaves_nothing_and_its_token_unused() {
        ObjectNode wrong = call("t1", "pool_1_1");
        wrong.put("count", 2);
        refused(scene.run(wrong));

        assertThat(scene.truth.tasks()).isEmpty();
        assertThat(scene.launch("t1", "pool_1_1").startedBy()).isEqualTo("pool_1_1");
    }

    @Test
    void a_deregistered_definition_starts_nothing() {
        EcsScene.ok(scene.ecs.definitions().deregister("linux:1"));

        assertThat(refused(scene.run(call("t1", "pool_1_1"))).message()).isEqualTo("TaskDefinition is inactive");
    }

    private DynamicTest refuses(String what, Consumer<ObjectNode> change, EcsError.Kind kind) {
        return DynamicTest.dynamicTest(what, () -> {
            ObjectNode body = call("t1", "pool_1_1");
            change.accept(body);
            assertThat(refused(scene.run(body)).kind()).isEqualTo(kind);
        });
    }
}
