package dev.muster.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.sts.TaskCredentials;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskLifeTest {
    private static final Instant START = EcsScene.START;

    private final EcsScene scene = new EcsScene();

    @Test
    void a_task_goes_from_provisioning_to_stopped_and_counts_its_version_up() {
        EcsTask task = scene.launch("t1", "pool_1_1");
        scene.pass(Duration.ofSeconds(5));
        scene.ecs.exited(task.arn(), 0);
        scene.pass(Duration.ofSeconds(1));

        assertThat(scene.events)
                .extracting(event -> event.task().version() + " " + event.task().lastStatus() + " to "
                        + event.task().desiredStatus())
                .containsExactly(
                        "1 PROVISIONING to RUNNING",
                        "2 PENDING to RUNNING",
                        "3 RUNNING to RUNNING",
                        "4 DEPROVISIONING to STOPPED",
                        "5 STOPPED to STOPPED");
        EcsTask stopped = scene.task(task.arn());
        assertThat(stopped.exitCode()).isZero();
        assertThat(stopped.stop())
                .isEqualTo(new EcsTask.Stop(StopCode.ESSENTIAL_CONTAINER_EXITED, "Essential container in task exited"));
        assertThat(stopped.at(TaskMoment.CREATED)).isEqualTo(START);
        assertThat(stopped.at(TaskMoment.STARTED)).isEqualTo(START.plusSeconds(2));
        assertThat(stopped.at(TaskMoment.EXECUTION_STOPPED)).isEqualTo(START.plusSeconds(5));
        assertThat(stopped.at(TaskMoment.STOPPED)).isEqualTo(START.plusSeconds(6));
    }

    @Test
    void the_container_sees_its_environment_and_the_credentials_of_its_role() {
        EcsTask task = scene.launch("t1", "pool_1_1");
        scene.pass(Duration.ofSeconds(2));

        ContainerStart start = scene.started.getFirst();
        assertThat(start.taskArn()).isEqualTo(task.arn());
        assertThat(start.environment())
                .containsEntry("TIER", "small")
                .containsEntry("LANG", "de")
                .containsEntry("MUSTER_AGENT_ID", "pool_1_1");
        assertThat(start.secretNames()).containsExactly("TOKEN");
        TaskCredentials role = start.role().orElseThrow();
        assertThat(role.roleArn()).isEqualTo("arn:aws:iam::111122223333:role/agent");
        assertThat(scene.ecs.credentials(start.taskId(), start.credentialsToken()))
                .contains(role);
        assertThat(scene.ecs.credentials(start.taskId(), "guessed")).isEmpty();
        assertThat(start.toString()).doesNotContain(role.sessionToken()).doesNotContain(start.credentialsToken());
    }

    @Test
    void credentials_are_renewed_before_they_expire_and_end_with_the_task() {
        EcsTask task = scene.launch("t1", "pool_1_1");
        scene.pass(Duration.ofSeconds(2));
        ContainerStart start = scene.started.getFirst();

        scene.pass(Duration.ofHours(5).plusMinutes(50));
        TaskCredentials fresh =
                scene.ecs.credentials(start.taskId(), start.credentialsToken()).orElseThrow();
        assertThat(fresh).isNotEqualTo(start.role().orElseThrow());
        assertThat(fresh.expiration()).isAfter(scene.world.now().plus(Duration.ofHours(5)));

        scene.ecs.exited(task.arn(), 0);
        scene.pass(Duration.ofSeconds(1));
        assertThat(scene.ecs.credentials(start.taskId(), start.credentialsToken()))
                .isEmpty();
    }

    @Test
    void stop_task_asks_the_container_to_end_and_keeps_its_reason() {
        EcsTask task = running("t1");
        EcsTask stopping = EcsScene.ok(scene.ecs.stopTask("builds", task.id(), "surplus"));

        assertThat(stopping.desiredStatus()).isEqualTo(DesiredStatus.STOPPED);
        assertThat(stopping.tags()).isEmpty();
        assertThat(scene.terminated).containsExactly(task.arn());

        scene.ecs.exited(task.arn(), 143);
        scene.pass(Duration.ofMinutes(1));
        EcsTask stopped = scene.task(task.arn());
        assertThat(stopped.lastStatus()).isEqualTo(TaskStatus.STOPPED);
        assertThat(stopped.stop()).isEqualTo(new EcsTask.Stop(StopCode.USER_INITIATED, "surplus"));
        assertThat(stopped.exitCode()).isEqualTo(143);
        assertThat(scene.killed).isEmpty();
    }

    @Test
    void a_container_that_does_not_end_is_killed_after_the_stop_time_out() {
        EcsTask task = running("t1");
        scene.ecs.stopTask("builds", task.arn(), "surplus");

        scene.pass(Duration.ofSeconds(29));
        assertThat(scene.killed).isEmpty();
        scene.pass(Duration.ofSeconds(1));
        assertThat(scene.killed).containsExactly(task.arn());
        assertThat(scene.task(task.arn()).exitCode()).isEqualTo(137);
    }

    @Test
    void a_task_stopped_before_it_runs_never_starts_its_container() {
        EcsTask task = scene.launch("t1", "pool_1_1");
        scene.ecs.stopTask("builds", task.arn(), "surplus");
        scene.pass(Duration.ofMinutes(1));

        assertThat(scene.started).isEmpty();
        assertThat(scene.task(task.arn()).lastStatus()).isEqualTo(TaskStatus.STOPPED);
        assertThat(scene.task(task.arn()).exitCode()).isNull();
        assertThat(scene.events)
                .extracting(event -> event.task().lastStatus())
                .containsExactly(
                        TaskStatus.PROVISIONING,
                        TaskStatus.PROVISIONING,
                        TaskStatus.DEPROVISIONING,
                        TaskStatus.STOPPED);
    }

    @Test
    void stopping_twice_is_once() {
        EcsTask task = running("t1");
        scene.ecs.stopTask("builds", task.arn(), "one");
        long version = scene.task(task.arn()).version();
        scene.ecs.stopTask("builds", task.arn(), "two");

        assertThat(scene.task(task.arn()).version()).isEqualTo(version);
        assertThat(scene.terminated).hasSize(1);
        assertThat(scene.truth.tasks().getFirst().stopAskedAt()).isEqualTo(scene.world.now());
    }

    @Test
    void an_exit_of_a_task_that_does_not_run_is_ignored() {
        EcsTask task = scene.launch("t1", "pool_1_1");
        scene.ecs.exited(task.arn(), 1);
        scene.ecs.exited("arn:aws:ecs:eu-west-1:111122223333:task/builds/none", 1);

        assertThat(scene.task(task.arn()).lastStatus()).isEqualTo(TaskStatus.PROVISIONING);
    }

    @Test
    void the_same_seed_gives_the_same_events() {
        assertThat(story()).isEqualTo(story());
    }

    private static List<String> story() {
        EcsScene scene = new EcsScene();
        for (int job = 1; job <= 5; job++) {
            scene.launch("t" + job, "pool_" + job + "_1");
        }
        scene.pass(Duration.ofMinutes(1));
        scene.started.forEach(start -> scene.ecs.exited(start.taskArn(), 0));
        scene.pass(Duration.ofMinutes(1));
        return scene.events.stream().map(TaskEvent::toJson).toList();
    }

    private EcsTask running(String token) {
        EcsTask task = scene.launch(token, "pool_1_1");
        scene.pass(Duration.ofSeconds(2));
        return task;
    }
}
