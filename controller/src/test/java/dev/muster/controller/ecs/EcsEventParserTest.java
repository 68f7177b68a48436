package dev.muster.controller.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.observed.TaskSeen;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EcsEventParserTest {
    private static final String FULL = """
            {"version":"0","id":"6f1b","detail-type":"ECS Task State Change","source":"aws.ecs","account":"111122223333",
             "time":"2026-11-21T09:05:00Z","region":"eu-west-1","resources":["arn:task/a"],"aFieldOfNextYear":{},
             "detail":{"taskArn":"arn:task/a","clusterArn":"arn:cluster/ci","taskDefinitionArn":"arn:td/x:1",
              "group":"muster:abcd1234:builds","startedBy":"builds_501_1","launchType":"FARGATE",
              "lastStatus":"DEPROVISIONING","desiredStatus":"STOPPED","createdAt":"2026-11-21T09:00:00.123Z",
              "startedAt":"2026-11-21T09:01:00Z","stoppedAt":"2026-11-21T09:04:59.9Z",
              "stopCode":"EssentialContainerExited","stoppedReason":"Essential container in task exited",
              "containers":[{"name":"agent","lastStatus":"STOPPED","exitCode":0}],
              "overrides":{"containerOverrides":[{"name":"agent","environment":[{"name":"A","value":"b"}]}]},
              "attachments":[],"cpu":"1024","memory":"2048","version":5}}""";

    private static final String LEAST = """
            {"detail-type":"ECS Task State Change","source":"aws.ecs","detail":{"taskArn":"a","clusterArn":"c",
             "group":"muster:abcd1234:builds","lastStatus":"PROVISIONING","desiredStatus":"RUNNING","version":1}}""";

    private final EcsEventParser parser = new EcsEventParser();

    @Test
    void a_task_change_is_read_with_everything_it_shows() {
        assertThat(parser.parse(FULL))
                .isEqualTo(new EcsEvent.TaskChange(new TaskSeen(
                        "arn:task/a",
                        "arn:cluster/ci",
                        "builds_501_1",
                        "muster:abcd1234:builds",
                        5,
                        "DEPROVISIONING",
                        "STOPPED",
                        "EssentialContainerExited",
                        "Essential container in task exited",
                        0,
                        Instant.parse("2026-11-21T09:00:00.123Z"),
                        Instant.parse("2026-11-21T09:01:00Z"),
                        Instant.parse("2026-11-21T09:04:59.9Z"))));
    }

    @Test
    void what_ended_the_container_is_part_of_the_reason() {
        String killed = FULL.replace(
                "\"exitCode\":0",
                "\"exitCode\":137,\"reason\":\"OutOfMemoryError: Container killed due to memory usage\"");

        assertThat(parser.parse(killed))
                .isInstanceOfSatisfying(
                        EcsEvent.TaskChange.class,
                        change -> assertThat(change.task().stoppedReason())
                                .isEqualTo(
                                        "Essential container in task exited: OutOfMemoryError: Container killed due to"
                                                + " memory usage"));
    }

    @Test
    void what_is_missing_stays_empty() {
        assertThat(parser.parse(LEAST))
                .isEqualTo(new EcsEvent.TaskChange(new TaskSeen(
                        "a",
                        "c",
                        "",
                        "muster:abcd1234:builds",
                        1,
                        "PROVISIONING",
                        "RUNNING",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"containers\":[]",
                "\"containers\":null",
                "\"containers\":[{\"name\":\"agent\",\"lastStatus\":\"STOPPED\",\"reason\":\"CannotPullContainerError\"}]",
                "\"containers\":[{\"name\":\"agent\",\"exitCode\":null}]",
                "\"containers\":[{\"name\":\"sidecar\",\"exitCode\":3}]"
            })
    void a_task_that_never_ran_has_no_exit_code(String containers) {
        assertThat(parser.parse(LEAST.replace("\"version\":1", "\"version\":1," + containers)))
                .isInstanceOfSatisfying(
                        EcsEvent.TaskChange.class,
                        change -> assertThat(change.task().exitCode()).isNull());
    }

    @Test
    void codes_and_statuses_that_nobody_knows_yet_are_taken_as_they_are() {
        String body = LEAST.replace("PROVISIONING", "HIBERNATING")
                .replace("\"version\":1", "\"version\":1,\"stopCode\":\"NewCode\"");
        assertThat(parser.parse(body)).isInstanceOfSatisfying(EcsEvent.TaskChange.class, change -> {
            assertThat(change.task().lastStatus()).isEqualTo("HIBERNATING");
            assertThat(change.task().stopCode()).isEqualTo("NewCode");
        });
    }

    @Test
    void the_notice_of_a_spot_interruption_comes_while_the_task_runs_and_says_that_it_ends() {
        String notice = LEAST.replace("PROVISIONING", "RUNNING")
                .replace("\"desiredStatus\":\"RUNNING\"", "\"desiredStatus\":\"STOPPED\"")
                .replace(
                        "\"version\":1",
                        "\"version\":4,\"stopCode\":\"TerminationNotice\",\"stoppedReason\":\"Your Spot Task was"
                                + " interrupted.\"");
        assertThat(parser.parse(notice)).isInstanceOfSatisfying(EcsEvent.TaskChange.class, change -> {
            assertThat(change.task().isEnding()).isTrue();
            assertThat(change.task().isStopped()).isFalse();
            assertThat(change.task().stopCode()).isEqualTo("TerminationNotice");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"TaskFailedToStart", "InfrastructureHealth", "ACodeOfNextYear"})
    void a_task_that_ended_without_any_container_is_read_with_its_code(String code) {
        String ended = LEAST.replace("PROVISIONING", "STOPPED")
                .replace("\"version\":1", "\"version\":3,\"containers\":[],\"stopCode\":\"" + code + "\"");
        assertThat(parser.parse(ended)).isInstanceOfSatisfying(EcsEvent.TaskChange.class, change -> {
            assertThat(change.task().isStopped()).isTrue();
            assertThat(change.task().stopCode()).isEqualTo(code);
            assertThat(change.task().exitCode()).isNull();
        });
    }

    @Test
    void a_body_as_long_as_a_queue_carries_is_read() {
        String padded = LEAST.replace("\"version\":1", "\"version\":1,\"padding\":\"" + "x".repeat(1_000_000) + "\"");
        assertThat(parser.parse(padded)).isInstanceOf(EcsEvent.TaskChange.class);
    }

    @Test
    void a_number_without_end_is_malformed() {
        assertThat(parser.parse(LEAST.replace("\"version\":1", "\"version\":" + "9".repeat(100_000))))
                .isInstanceOf(EcsEvent.Malformed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ECS Task State Change|ECS Deployment State Change",
                "aws.ecs|aws.s3",
                "muster:abcd1234:builds|service:web",
                "\"group\":\"muster:abcd1234:builds\",|\"taskDefinitionArn\":\"x\","
            })
    void what_is_about_something_else_is_not_for_us(String part, String replacement) {
        assertThat(parser.parse(LEAST.replace(part, replacement))).isInstanceOf(EcsEvent.NotForUs.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "no json",
                "null",
                "42",
                "\"text\"",
                "[]",
                "{}",
                "{\"detail\":{}}",
                "{\"source\":\"aws.ecs\"}",
                "{\"source\":\"aws.ecs\",\"detail-type\":\"ECS Task State Change\"}",
                "{\"source\":\"aws.ecs\",\"detail-type\":\"ECS Task State Change\",\"detail\":[]}",
                "{\"source\":7,\"detail-type\":\"ECS Task State Change\",\"detail\":{}}"
            })
    void what_ecs_never_sends_is_malformed(String body) {
        assertThat(parser.parse(body)).isInstanceOf(EcsEvent.Malformed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"version\":1|\"version\":0",
                "\"version\":1|\"version\":\"1\"",
                "\"version\":1|\"version\":1.5",
                "\"version\":1|\"version\":99999999999999999999",
                "\"version\":1|\"other\":1",
                "\"taskArn\":\"a\"|\"taskArn\":null",
                "\"taskArn\":\"a\"|\"taskArn\":[\"a\"]",
                "\"lastStatus\":\"PROVISIONING\"|\"lastStatus\":7",
                "\"desiredStatus\":\"RUNNING\"|\"desiredStatus\":\"\"",
                "\"clusterArn\":\"c\",|''",
                "\"version\":1|\"version\":1,\"stoppedAt\":\"yesterday\"",
                "\"version\":1|\"version\":1,\"stoppedAt\":1763716000"
            })
    void a_task_change_with_a_field_of_another_form_is_malformed(String part, String replacement) {
        assertThat(parser.parse(LEAST.replace(part, replacement))).isInstanceOf(EcsEvent.Malformed.class);
    }

    @Test
    void a_body_cut_off_anywhere_is_malformed() {
        for (int length = 0; length < FULL.length(); length++) {
            assertThat(parser.parse(FULL.substring(0, length))).isInstanceOf(EcsEvent.Malformed.class);
        }
    }

    @Test
    void a_body_nested_without_end_is_malformed() {
        assertThat(parser.parse("[".repeat(100_000))).isInstanceOf(EcsEvent.Malformed.class);
    }
}
