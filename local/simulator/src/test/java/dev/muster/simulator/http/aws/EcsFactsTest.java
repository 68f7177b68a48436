package dev.muster.simulator.http.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.ecs.EcsError;
import dev.muster.simulator.ecs.EcsScene;
import dev.muster.simulator.ecs.EcsTask;
import dev.muster.simulator.ecs.LaunchVerdict;
import dev.muster.simulator.ecs.RunTaskCall;
import dev.muster.simulator.ecs.StopCode;
import dev.muster.simulator.ecs.TaskEvent;
import dev.muster.simulator.ecs.TaskFate;
import dev.muster.simulator.ecs.TaskStatus;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the ECS documentation says about launching tasks, held by the simulated ECS (Amazon ECS API reference: RunTask,
 * ListTasks, DescribeTasks; developer guide: Ensuring idempotency, API failure reasons, Fargate Spot).
 */
class EcsFactsTest {
    private final Deque<LaunchVerdict> verdicts = new ArrayDeque<>();
    private final EcsScene scene =
            new EcsScene(call -> verdicts.isEmpty() ? new LaunchVerdict.Launch() : verdicts.removeFirst());
    private final TaskOperations face = new TaskOperations(scene.ecs);

    private ObjectNode run(ObjectNode call) {
        return EcsScene.ok(face.run(call));
    }

    private ObjectNode launch(String token) {
        return run(EcsScene.call(token, "pool_1_1"));
    }

    private static String arn(ObjectNode answer) {
        return answer.path("tasks").path(0).path("taskArn").asString("");
    }

    private void end(String arn) {
        scene.pass(Duration.ofSeconds(3));
        scene.ecs.exited(arn, 0);
        scene.pass(Duration.ofSeconds(3));
    }

    @Nested
    class A_client_token {
        @Test
        void returns_the_same_task_for_as_long_as_that_lives() {
            String first = arn(launch("t"));
            scene.pass(Duration.ofHours(5));

            assertThat(arn(launch("t"))).isEqualTo(first);
        }

        @Test
        void returns_of_a_stopped_task_its_arn_and_both_statuses_only() {
            String first = arn(launch("t"));
            end(first);
            scene.pass(Duration.ofMinutes(58));

            ObjectNode again = launch("t");
            assertThat(arn(again)).isEqualTo(first);
            assertThat(again.path("tasks").path(0).propertyNames())
                    .containsExactlyInAnyOrder("taskArn", "lastStatus", "desiredStatus");
        }

        @Test
        void makes_a_new_task_an_hour_after_the_first_one_stopped() {
            String first = arn(launch("t"));
            end(first);
            scene.pass(Duration.ofMinutes(61));

            assertThat(arn(launch("t"))).isNotEqualTo(first);
        }

        @Test
        void makes_a_new_task_a_day_after_the_call_even_while_the_first_one_runs() {
            String first = arn(launch("t"));
            scene.pass(Duration.ofHours(24));

            assertThat(arn(launch("t"))).isNotEqualTo(first);
        }

        @Test
        void repeats_failures_although_there_would_be_room_by_now() {
            verdicts.add(new LaunchVerdict.Failure("RESOURCE:MEMORY"));
            ObjectNode first = launch("t");

            assertThat(first.path("failures").path(0).path("reason").asString(""))
                    .isEqualTo("RESOURCE:MEMORY");
            assertThat(launch("t")).isEqualTo(first);
            assertThat(arn(launch("another"))).isNotEmpty();
        }

        @Test
        void does_not_remember_exceptions() {
            verdicts.add(new LaunchVerdict.Refusal(EcsError.Kind.SERVER, "unavailable"));
            EcsScene.refused(face.run(EcsScene.call("t", "pool_1_1")));

            assertThat(arn(launch("t"))).isNotEmpty();
        }

        @Test
        void with_other_parameters_is_a_conflict_that_names_the_task() {
            String first = arn(launch("t"));
            ObjectNode other = EcsScene.call("t", "pool_1_1").put("group", "muster:other");

            assertThat(EcsScene.refused(face.run(other)).resourceIds()).containsExactly(first);
        }
    }

    @Nested
    class Capacity {
        private void chosenBy(ObjectNode call, String... providers) {
            var strategy = call.putArray("capacityProviderStrategy");
            List.of(providers).forEach(name -> strategy.addObject().put("capacityProvider", name));
        }

        private String refusal(ObjectNode call) {
            return EcsScene.refused(scene.ecs.runTask(new RunTaskCall(call))).message();
        }

        @Test
        void is_a_launch_type_or_a_strategy_but_not_both() {
            assertThat(refusal(EcsScene.call("t", "a").put("launchType", "FARGATE")))
                    .contains("both a launch type and capacity provider strategy");
        }

        @Test
        void of_fargate_and_of_instances_is_not_mixed() {
            ObjectNode call = EcsScene.call("t", "a");
            chosenBy(call, "FARGATE", "my-instances");

            assertThat(refusal(call)).contains("cannot be mixed");
        }

        @Test
        void of_spot_runs_no_windows() {
            scene.register(
                    EcsScene.DEFINITION
                            .replace("\"linux\"", "\"windows\"")
                            .replace(
                                    "\"cpu\":\"1024\"",
                                    "\"runtimePlatform\":{\"operatingSystemFamily\":\"WINDOWS_SERVER_2022_CORE\"},\"cpu\":\"1024\""));
            ObjectNode call = EcsScene.call("t", "a").put("taskDefinition", "windows:1");
            chosenBy(call, "FARGATE_SPOT");

            assertThat(refusal(call)).contains("Windows");
        }

        @Test
        void is_told_of_each_task() {
            ObjectNode call = EcsScene.call("t", "a");
            chosenBy(call, "FARGATE_SPOT");

            assertThat(run(call)
                            .path("tasks")
                            .path(0)
                            .path("capacityProviderName")
                            .asString(""))
                    .isEqualTo("FARGATE_SPOT");
        }
    }

    @Test
    void a_spot_interruption_is_announced_while_the_task_runs_and_ends_as_what_it_is() {
        scene.ecs.fatedBy(task -> new TaskFate.Interrupted(Duration.ofSeconds(5)));
        String arn = arn(launch("t"));
        scene.pass(Duration.ofSeconds(7));
        EcsTask noticed = scene.events.getLast().task();
        assertThat(noticed.lastStatus()).isEqualTo(TaskStatus.RUNNING);
        assertThat(noticed.desiredStatus().name()).isEqualTo("STOPPED");
        assertThat(noticed.stop())
                .isEqualTo(new EcsTask.Stop(StopCode.TERMINATION_NOTICE, "Your Spot Task was interrupted."));
        assertThat(scene.terminated).containsExactly(arn);

        scene.pass(Duration.ofMinutes(2));
        TaskEvent last = scene.events.getLast();
        assertThat(last.task().lastStatus()).isEqualTo(TaskStatus.STOPPED);
        assertThat(last.task().stop())
                .isEqualTo(new EcsTask.Stop(StopCode.SPOT_INTERRUPTION, "Your Spot Task was interrupted."));
    }

    @Test
    void a_task_that_never_started_has_a_stop_code_and_no_exit_code() {
        scene.ecs.fatedBy(task -> new TaskFate.NotStarted("CannotPullContainerError: not found"));
        launch("t");
        scene.pass(Duration.ofSeconds(5));

        EcsTask end = scene.events.getLast().task();
        assertThat(end.stop())
                .isEqualTo(new EcsTask.Stop(StopCode.TASK_FAILED_TO_START, "CannotPullContainerError: not found"));
        assertThat(end.exitCode()).isNull();
    }

    @Test
    void a_stopped_task_is_described_for_an_hour_and_missing_afterwards() {
        String arn = arn(launch("t"));
        end(arn);
        ObjectNode asked = EcsScene.object("{\"cluster\":\"builds\",\"tasks\":[\"" + arn + "\"]}");
        assertThat(EcsScene.ok(face.describe(asked)).path("tasks")).hasSize(1);

        scene.pass(Duration.ofMinutes(61));
        assertThat(EcsScene.ok(face.describe(asked))
                        .path("failures")
                        .path(0)
                        .path("reason")
                        .asString(""))
                .isEqualTo("MISSING");
    }

    @Test
    void tasks_are_listed_by_who_started_them_and_by_nothing_else_at_the_same_time() {
        ObjectNode both = EcsScene.object("{\"cluster\":\"builds\",\"startedBy\":\"a\",\"desiredStatus\":\"STOPPED\"}");

        assertThat(EcsScene.refused(face.list(both)).message()).contains("only filter");
    }
}
