package dev.muster.harness.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.harness.simulate.adapter.AdapterFaces;
import dev.muster.model.plan.Finding;
import dev.muster.model.pool.Condition;
import dev.muster.simulator.http.HttpRequest;
import dev.muster.simulator.http.HttpResponse;
import dev.muster.simulator.http.RequestHandler;
import dev.muster.simulator.truth.TaskHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers of ECS that are rare, and what the controller with the adapters that are shipped makes of them. */
class OddAnswersTest {
    private static final Duration JOB = Duration.ofSeconds(10);

    /** What ECS answered to each call of the operation in question, in order. */
    private final List<HttpResponse> answers = new ArrayList<>();

    @Test
    void a_token_that_was_used_with_other_bytes_leads_to_the_task_that_it_made_and_to_no_second_one() {
        try (LaunchScene scene = scene("RunTask", OddAnswersTest::sentOtherwiseBefore)) {
            long job = scene.job(JOB);
            scene.pass(Duration.ofMinutes(3));

            assertThat(answers)
                    .singleElement()
                    .satisfies(answer -> assertThat(answer.body()).contains("ConflictException", "resourceIds"));
            assertThat(scene.sent).hasSize(1);
            assertThat(scene.truth.tasks()).extracting(TaskHistory::startedBy).containsExactly("alpha_1_1");
            assertThat(scene.isServed(job)).isTrue();
            assertThat(scene.failedAttempts()).isZero();
        }
    }

    @Test
    void a_family_of_which_somebody_makes_a_revision_just_now_is_registered_a_little_later() {
        try (LaunchScene scene = scene("RegisterTaskDefinition", this::tooManyAtFirst)) {
            long job = scene.job(JOB);
            scene.pass(Duration.ofMinutes(3));

            assertThat(answers).hasSize(2);
            assertThat(scene.clouds.region.definitions().registeredCount()).isEqualTo(1);
            assertThat(scene.isServed(job)).isTrue();
            assertThat(scene.launching())
                    .filteredOn(finding -> finding.status() == Condition.Status.False)
                    .extracting(Finding::reason)
                    .allMatch("Throttled"::equals);
            assertThat(scene.failedAttempts()).isZero();
        }
    }

    /** A moment before, the same launch arrived with one tag more, as another release would have frozen it. */
    private static HttpResponse sentOtherwiseBefore(RequestHandler ecs, HttpRequest request) {
        ObjectNode body = JsonMapper.shared().readTree(request.body()).asObject();
        body.withArray("tags").addObject().put("key", "release").put("value", "another");
        HttpResponse made = ecs.handle(
                new HttpRequest(request.method(), request.path(), request.query(), request.headers(), body.toString()));
        assertThat(made.status()).isEqualTo(200);
        return ecs.handle(request);
    }

    private HttpResponse tooManyAtFirst(RequestHandler ecs, HttpRequest request) {
        return answers.isEmpty()
                ? HttpResponse.of(
                        400,
                        "application/x-amz-json-1.1",
                        "{\"__type\":\"ClientException\",\"message\":"
                                + "\"Too many concurrent attempts to create a new revision of the specified family.\"}")
                : ecs.handle(request);
    }

    /** A call of ECS on its way. */
    @FunctionalInterface
    private interface Way {
        HttpResponse answer(RequestHandler ecs, HttpRequest request);
    }

    private LaunchScene scene(String operation, Way way) {
        UnaryOperator<RequestHandler> ecs = face -> request -> {
            if (!request.header("X-Amz-Target").orElse("").endsWith("." + operation)) {
                return face.handle(request);
            }
            HttpResponse answer = way.answer(face, request);
            answers.add(answer);
            return answer;
        };
        AdapterFaces faces = new AdapterFaces(UnaryOperator.identity(), ecs);
        return new LaunchScene(faces, List.of("subnet-a"), LaunchScene.FARGATE);
    }
}
