package dev.muster.controller.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.controller.loop.Registrations.Done;
import dev.muster.controller.loop.Tasks.Described;
import dev.muster.controller.testing.Canned;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.Outcome;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EcsReadsTest {
    private static final Canned NOTHING = Canned.json("{\"taskArns\":[]}");

    @Test
    void a_sweep_reads_every_page_of_both_desired_statuses() {
        try (Ecs ecs = new Ecs(
                Canned.json("{\"taskArns\":[\"a\"],\"nextToken\":\"more\"}"),
                described(Ecs.task("a", "builds_1_1", "RUNNING", 3)),
                Canned.json("{\"taskArns\":[\"b\"]}"),
                described(Ecs.task("b", "somebody", "RUNNING", 2)),
                Canned.json("{\"taskArns\":[\"a\",\"c\"]}"),
                described(
                        Ecs.task("a", "builds_1_1", "DEPROVISIONING", 4), Ecs.task("c", "builds_2_1", "STOPPED", 9)))) {
            List<TaskSeen> tasks = done(ecs.tasks.sweep("ci", Ecs.INSTALLATION));
            assertThat(tasks).extracting(TaskSeen::arn).containsExactly("a", "b", "c");
            assertThat(tasks).extracting(TaskSeen::version).containsExactly(4L, 2L, 9L);
            assertThat(ecs.server.requests())
                    .filteredOn(request -> request.body().contains("desiredStatus"))
                    .extracting(
                            request -> Ecs.body(request).path("desiredStatus").asString())
                    .containsExactly("RUNNING", "RUNNING", "STOPPED");
            assertThat(Ecs.body(ecs.server.requests().get(2)).path("nextToken").asString())
                    .isEqualTo("more");
        }
    }

    @Test
    void half_a_sweep_is_none() {
        try (Ecs ecs = new Ecs(
                Canned.json("{\"taskArns\":[\"a\"]}"),
                described(Ecs.task("a", "builds_1_1", "RUNNING", 3)),
                Canned.empty(500))) {
            EcsLaunchTest.assertFault(ecs.tasks.sweep("ci", Ecs.INSTALLATION), "Transient", "");
        }
    }

    @Test
    void tasks_of_one_agent_are_found_running_or_stopped() {
        try (Ecs ecs = new Ecs(
                NOTHING,
                Canned.json("{\"taskArns\":[\"a\",\"b\"]}"),
                described(Ecs.task("a", "builds_501_1", "STOPPED", 8), Ecs.task("b", "builds_502_1", "STOPPED", 8)))) {
            assertThat(done(ecs.tasks.startedBy("ci", Ecs.AGENT)))
                    .extracting(TaskSeen::arn)
                    .containsExactly("a");
            var first = Ecs.body(ecs.server.requests().getFirst());
            assertThat(first.path("startedBy").asString()).isEqualTo("builds_501_1");
            assertThat(first.has("desiredStatus")).isFalse();
        }
    }

    @Test
    void described_tasks_are_told_from_those_that_ecs_does_not_know() {
        String answer = "{\"tasks\":[" + Ecs.task("a", "builds_1_1", "STOPPED", 7)
                + "],\"failures\":[{\"arn\":\"b\",\"reason\":\"MISSING\"}]}";
        try (Ecs ecs = new Ecs(Canned.json(answer))) {
            Described described = done(ecs.tasks.describe("ci", List.of("a", "b")));
            assertThat(described.tasks()).extracting(TaskSeen::arn).containsExactly("a");
            assertThat(described.missing()).containsExactly("b");
        }
    }

    @Test
    void a_task_is_read_with_its_exit_code_and_codes_that_the_sdk_does_not_know() {
        String task = """
                {"taskArn":"a","clusterArn":"c","lastStatus":"STOPPED","desiredStatus":"STOPPED","version":11,
                 "stopCode":"InfrastructureHealth","stoppedReason":"host is gone",
                 "containers":[{"name":"sidecar","exitCode":9},{"name":"agent","exitCode":137}]}""";
        try (Ecs ecs = new Ecs(described(task))) {
            TaskSeen seen = done(ecs.tasks.describe("ci", List.of("a"))).tasks().getFirst();
            assertThat(seen.exitCode()).isEqualTo(137);
            assertThat(seen.stopCode()).isEqualTo("InfrastructureHealth");
            assertThat(seen.startedBy()).isEmpty();
        }
    }

    @Test
    void describing_nothing_asks_nothing_and_too_many_is_a_mistake_of_ours() {
        try (Ecs ecs = new Ecs()) {
            assertThat(done(ecs.tasks.describe("ci", List.of()))).isEqualTo(new Described(List.of(), List.of()));
            assertThatThrownBy(() -> ecs.tasks.describe("ci", Collections.nCopies(101, "a")))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(ecs.server.requests()).isEmpty();
        }
    }

    @Test
    void a_task_is_stopped_with_a_reason() {
        try (Ecs ecs = new Ecs(Canned.json("{\"task\":" + Ecs.task("a", "builds_1_1", "RUNNING", 5) + "}"))) {
            assertThat(ecs.tasks.stop("ci", "a", "its job is finished")).isEqualTo(Outcome.done(Done.DONE));
            var request = ecs.server.onlyRequest();
            assertThat(ecs.operations()).containsExactly("StopTask");
            assertThat(Ecs.body(request).path("reason").asString()).isEqualTo("its job is finished");
        }
    }

    @Test
    void a_task_that_ecs_does_not_know_counts_as_stopped() {
        try (Ecs ecs = new Ecs(Ecs.error("InvalidParameterException", "The referenced task was not found."))) {
            assertThat(ecs.tasks.stop("ci", "a", "x")).isEqualTo(Outcome.done(Done.DONE));
        }
    }

    @Test
    void a_stop_without_an_answer_is_unknown() {
        try (Ecs ecs = new Ecs(new Canned.Dropped())) {
            assertThat(ecs.tasks.stop("ci", "a", "x")).isInstanceOf(Outcome.Unknown.class);
        }
    }

    private static Canned described(String... tasks) {
        return Canned.json("{\"tasks\":[" + String.join(",", tasks) + "],\"failures\":[]}");
    }

    private static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T>(T value)) {
            return value;
        }
        throw new AssertionError(outcome.describe());
    }
}
