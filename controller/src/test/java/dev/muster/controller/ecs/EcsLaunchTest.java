package dev.muster.controller.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.loop.Tasks.LaunchOrder;
import dev.muster.controller.testing.Canned;
import dev.muster.model.agent.FrozenRequest;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class EcsLaunchTest {
    private static final String FROZEN = """
            {"capacityProviderStrategy":[{"base":0,"capacityProvider":"FARGATE","weight":1}],\
            "clientToken":"ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",\
            "cluster":"ci","count":1,"group":"muster:abcd1234:builds",\
            "networkConfiguration":{"awsvpcConfiguration":{"assignPublicIp":"DISABLED",\
            "securityGroups":["sg-1"],"subnets":["subnet-1","subnet-2"]}},\
            "overrides":{"containerOverrides":[{"environment":[\
            {"name":"MUSTER_BOOTSTRAP_URL","value":"https://muster.example/bootstrap"},\
            {"name":"MUSTER_AGENT_ID","value":"builds_501_1"}],"name":"agent"}]},\
            "startedBy":"builds_501_1","tags":[{"key":"muster:installation","value":"abcd1234"},\
            {"key":"muster:pool","value":"builds"},{"key":"muster:agent","value":"builds_501_1"}],\
            "taskDefinition":"arn:aws:ecs:eu-west-1:111122223333:task-definition/muster-abcd1234-builds-java:3"}""";

    @Test
    void a_launch_is_frozen_to_the_same_bytes_whoever_freezes_it() {
        try (Ecs one = new Ecs();
                Ecs other = new Ecs()) {
            FrozenRequest frozen = one.tasks.freeze(Ecs.ORDER);
            assertThat(frozen.body()).isEqualTo(FROZEN);
            assertThat(other.tasks.freeze(Ecs.ORDER)).isEqualTo(frozen);
        }
    }

    @Test
    void what_is_sent_is_exactly_what_was_frozen_every_time() {
        Canned started = Canned.json("{\"tasks\":[" + Ecs.task(Ecs.ARN, "builds_501_1", "PROVISIONING", 1) + "]}");
        try (Ecs ecs = new Ecs(started, started)) {
            FrozenRequest frozen = ecs.tasks.freeze(Ecs.ORDER);
            assertThat(ecs.tasks.run(frozen)).isEqualTo(ecs.tasks.run(frozen));
            var requests = ecs.server.requests();
            assertThat(requests.getFirst().body()).isEqualTo(requests.getLast().body());
            assertThat(Ecs.body(requests.getFirst()))
                    .isEqualTo(JsonMapper.builder().build().readTree(FROZEN));
            assertThat(ecs.operations()).containsExactly("RunTask", "RunTask");
        }
    }

    @Test
    void what_a_release_froze_that_knew_fewer_parameters_is_sent_with_no_more() {
        FrozenRequest older = new FrozenRequest("ci", Ecs.ORDER.token(), FROZEN);
        try (Ecs ecs = new Ecs(Canned.json("{\"tasks\":[" + Ecs.task(Ecs.ARN, "builds_501_1", "PENDING", 2) + "]}"))) {
            assertThat(ecs.tasks.run(older)).isInstanceOf(Outcome.Done.class);
            assertThat(Ecs.body(ecs.server.requests().getFirst()))
                    .isEqualTo(JsonMapper.builder().build().readTree(FROZEN));
        }
    }

    @Test
    void ecs_exec_and_tags_of_the_user_are_frozen_and_sent() {
        Canned started = Canned.json("{\"tasks\":[" + Ecs.task(Ecs.ARN, "builds_501_1", "PROVISIONING", 1) + "]}");
        LaunchOrder order = new LaunchOrder(
                Ecs.INSTALLATION,
                Ecs.AGENT,
                Ecs.ORDER.token(),
                "ci",
                Ecs.DEFINITION,
                Ecs.ORDER.capacity(),
                Ecs.ORDER.network(),
                true,
                Collections.singletonMap("team", "builds"),
                Optional.empty());
        try (Ecs ecs = new Ecs(started)) {
            assertThat(ecs.tasks.run(ecs.tasks.freeze(order))).isInstanceOf(Outcome.Done.class);
            JsonNode sent = Ecs.body(ecs.server.requests().getFirst());
            assertThat(sent.path("enableExecuteCommand").asBoolean()).isTrue();
            assertThat(sent.path("tags").toString()).endsWith("{\"key\":\"team\",\"value\":\"builds\"}]");
        }
    }

    @Test
    void a_started_task_is_read() {
        try (Ecs ecs =
                new Ecs(Canned.json("{\"tasks\":[" + Ecs.task(Ecs.ARN, "builds_501_1", "PROVISIONING", 1) + "]}"))) {
            assertThat(run(ecs))
                    .isInstanceOfSatisfying(
                            Outcome.Done.class,
                            done -> assertThat(done.value()).isInstanceOfSatisfying(TaskSeen.class, task -> {
                                assertThat(task.arn()).isEqualTo(Ecs.ARN);
                                assertThat(task.lastStatus()).isEqualTo("PROVISIONING");
                                assertThat(task.createdAt()).hasToString("2026-11-21T08:00:00Z");
                            }));
        }
    }

    @Test
    void a_repeat_for_a_task_that_has_stopped_is_completed_from_the_request() {
        String brief = "{\"tasks\":[{\"taskArn\":\"" + Ecs.ARN
                + "\",\"lastStatus\":\"STOPPED\",\"desiredStatus\":\"STOPPED\"}]}";
        try (Ecs ecs = new Ecs(Canned.json(brief))) {
            assertThat(run(ecs))
                    .isEqualTo(Outcome.done(new TaskSeen(
                            Ecs.ARN,
                            "ci",
                            "builds_501_1",
                            "muster:abcd1234:builds",
                            1,
                            "STOPPED",
                            "STOPPED",
                            null,
                            null,
                            null,
                            null,
                            null,
                            null)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RESOURCE:MEMORY, Capacity",
        "RESOURCE:ENI, Capacity",
        "Capacity is unavailable at this time. Please try again later or in a different availability zone, Capacity",
        "You've reached the limit on the number of vCPUs you can run concurrently, Quota",
        "AGENT, Capacity",
        "LOCATION, Misconfigured",
        "ATTRIBUTE, Misconfigured",
        "MISSING, Gone",
        "INACTIVE, Gone",
        "something new, Unknown"
    })
    void a_failure_with_http_200_is_told_by_its_reason(String reason, String kind) {
        Canned answer = Canned.json(
                "{\"tasks\":[],\"failures\":[{\"arn\":\"x\",\"reason\":\"" + reason + "\",\"detail\":\"more\"}]}");
        try (Ecs ecs = new Ecs(answer)) {
            assertFault(run(ecs), kind, reason + ": more");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AccessDeniedException, not authorized to perform ecs:RunTask, Denied",
        "UnrecognizedClientException, The security token is invalid, Denied",
        "InvalidParameterException, Unable to assume role, Misconfigured",
        "ClusterNotFoundException, Cluster not found., Misconfigured",
        "PlatformUnknownException, no such platform, Misconfigured",
        "UnsupportedFeatureException, not here, Misconfigured",
        "ClientException, TaskDefinition is inactive, Gone",
        "ClientException, Capacity is unavailable at this time., Capacity",
        "ClientException, You've reached the limit on the number of vCPUs you can run concurrently, Quota",
        "NewException, something else, Unknown",
        "ThrottlingException, Rate exceeded, Throttled",
        "ClientException, Rate exceeded, Throttled"
    })
    void an_error_is_told_by_its_type_and_text(String type, String message, String kind) {
        try (Ecs ecs = new Ecs(Ecs.error(type, message))) {
            assertFault(run(ecs), kind, message);
            assertThat(ecs.server.requests()).hasSize(1);
        }
    }

    static Stream<Arguments> whatLeavesALaunchUnknown() {
        return Stream.of(
                Arguments.of(Ecs.error("ServerException", "internal")),
                Arguments.of(Canned.json(500, "{\"__type\":\"InternalError\"}")),
                Arguments.of(Canned.empty(503)),
                Arguments.of(new Canned.Dropped()),
                Arguments.of(Canned.json("{\"tasks\":[],\"failures\":[]}")));
    }

    @ParameterizedTest
    @MethodSource("whatLeavesALaunchUnknown")
    void a_launch_without_an_answer_is_unknown_and_sent_once(Canned none) {
        try (Ecs ecs = new Ecs(none)) {
            assertThat(run(ecs)).isInstanceOf(Outcome.Unknown.class);
            assertThat(ecs.server.requests()).hasSize(1);
        }
    }

    private static final String CONFLICT =
            "{\"__type\":\"ConflictException\",\"message\":\"token in use\",\"resourceIds\":[\"" + Ecs.ARN + "\"]}";

    @Test
    void a_token_that_started_this_very_agent_counts_as_the_launch() {
        Canned described = Canned.json("{\"tasks\":[" + Ecs.task(Ecs.ARN, "builds_501_1", "RUNNING", 4) + "]}");
        try (Ecs ecs = new Ecs(Canned.json(400, CONFLICT), described)) {
            assertThat(run(ecs)).isInstanceOf(Outcome.Done.class);
            assertThat(ecs.operations()).containsExactly("RunTask", "DescribeTasks");
        }
    }

    @Test
    void a_token_that_started_something_else_is_a_conflict() {
        Canned described = Canned.json("{\"tasks\":[" + Ecs.task(Ecs.ARN, "builds_7_1", "RUNNING", 4) + "]}");
        try (Ecs ecs = new Ecs(Canned.json(400, CONFLICT), described)) {
            assertFault(run(ecs), "Conflict", "token in use");
        }
    }

    @Test
    void a_taken_token_whose_task_cannot_be_read_is_unknown() {
        try (Ecs ecs = new Ecs(Canned.json(400, CONFLICT), Canned.empty(500))) {
            assertThat(run(ecs)).isInstanceOf(Outcome.Unknown.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"no json", "{}", "{\"clientToken\":\"other\"}"})
    void a_frozen_request_that_cannot_be_read_is_not_sent(String body) {
        try (Ecs ecs = new Ecs()) {
            assertFault(ecs.tasks.run(new FrozenRequest("ci", Ecs.ORDER.token(), body)), "Misconfigured", "not sent");
            assertThat(ecs.server.requests()).isEmpty();
        }
    }

    @Test
    void a_frozen_request_with_a_parameter_that_we_do_not_know_is_not_sent() {
        String newer = FROZEN.replace("\"count\":1", "\"count\":1,\"propagateTags\":\"NONE\"");
        try (Ecs ecs = new Ecs()) {
            assertFault(ecs.tasks.run(new FrozenRequest("ci", Ecs.ORDER.token(), newer)), "Misconfigured", "");
        }
    }

    private static Outcome<TaskSeen> run(Ecs ecs) {
        return ecs.tasks.run(ecs.tasks.freeze(Ecs.ORDER));
    }

    static void assertFault(Outcome<?> outcome, String kind, String sentence) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            CloudFault fault = failed.fault();
            assertThat(fault.getClass().getSimpleName()).isEqualTo(kind);
            assertThat(fault.message()).contains(sentence);
        });
    }
}
