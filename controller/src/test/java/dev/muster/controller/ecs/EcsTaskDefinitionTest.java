package dev.muster.controller.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.testing.Canned;
import dev.muster.model.plan.Outcome;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class EcsTaskDefinitionTest {
    private static final Canned NO_SUCH_FAMILY = Ecs.error("ClientException", "Unable to describe task definition.");
    private static final Canned REGISTERED = Canned.json(definition(Ecs.DEFINITION, "ACTIVE", "any"));

    @Test
    void a_template_is_registered_once_with_everything_it_says() {
        try (Ecs ecs = new Ecs(NO_SUCH_FAMILY, REGISTERED)) {
            assertThat(arn(ecs, "img:1")).isEqualTo(Outcome.done(Ecs.DEFINITION));
            assertThat(arn(ecs, "img:1")).isEqualTo(Outcome.done(Ecs.DEFINITION));
            assertThat(ecs.operations()).containsExactly("DescribeTaskDefinition", "RegisterTaskDefinition");

            JsonNode sent = Ecs.body(ecs.server.requests().getLast());
            assertThat(sent.path("family").asString()).isEqualTo("muster-abcd1234-builds-java");
            assertThat(sent.path("requiresCompatibilities").toString()).isEqualTo("[\"FARGATE\"]");
            assertThat(sent.path("networkMode").asString()).isEqualTo("awsvpc");
            assertThat(sent.path("cpu").asString()).isEqualTo("1024");
            assertThat(sent.path("runtimePlatform").path("cpuArchitecture").asString())
                    .isEqualTo("ARM64");
            assertThat(sent.path("taskRoleArn").asString()).endsWith("role/agent");
            assertThat(sent.path("executionRoleArn").asString()).endsWith("role/execution");
            assertThat(sent.path("containerDefinitions").toString())
                    .isEqualTo(
                            "[{\"name\":\"agent\",\"image\":\"img:1\",\"essential\":true,"
                                    + "\"environment\":[{\"name\":\"ALPHA\",\"value\":\"a\"},"
                                    + "{\"name\":\"MUSTER_STOP_TIMEOUT\",\"value\":\"120\"},{\"name\":\"ZONE\",\"value\":\"b\"}],"
                                    + "\"secrets\":[{\"name\":\"NPM_TOKEN\","
                                    + "\"valueFrom\":\"arn:aws:secretsmanager:eu-west-1:111122223333:secret:npm\"}],\"stopTimeout\":120,"
                                    + "\"logConfiguration\":{\"logDriver\":\"awslogs\",\"options\":{"
                                    + "\"awslogs-create-group\":\"true\",\"awslogs-group\":\"/muster/agents\","
                                    + "\"awslogs-region\":\"eu-west-1\",\"awslogs-stream-prefix\":\"builds/java\"}}}]");
            assertThat(tag(sent, "muster:installation")).isEqualTo("abcd1234");
            assertThat(tag(sent, "muster:pool")).isEqualTo("builds");
            assertThat(tag(sent, "muster:template")).isEqualTo("java");
            assertThat(tag(sent, "muster:content")).isEqualTo(content("img:1"));
        }
    }

    @Test
    void after_a_restart_the_same_content_is_found_again() {
        try (Ecs ecs = new Ecs(Canned.json(definition(Ecs.DEFINITION, "ACTIVE", content("img:1"))))) {
            assertThat(arn(ecs, "img:1")).isEqualTo(Outcome.done(Ecs.DEFINITION));
            assertThat(ecs.operations()).containsExactly("DescribeTaskDefinition");
        }
    }

    @Test
    void another_content_or_a_deregistered_one_is_registered_anew() {
        Canned other = Canned.json(definition(Ecs.DEFINITION, "ACTIVE", content("img:1")));
        Canned inactive = Canned.json(definition(Ecs.DEFINITION, "INACTIVE", content("img:3")));
        Canned none = Canned.json("{\"taskDefinitionArns\":[]}");
        try (Ecs ecs = new Ecs(other, none, REGISTERED, inactive, none, REGISTERED)) {
            arn(ecs, "img:2");
            ecs.now = ecs.now.plusSeconds(1);
            arn(ecs, "img:3");
            assertThat(ecs.operations())
                    .containsExactly(
                            "DescribeTaskDefinition",
                            "ListTaskDefinitions",
                            "RegisterTaskDefinition",
                            "DescribeTaskDefinition",
                            "ListTaskDefinitions",
                            "RegisterTaskDefinition");
        }
    }

    @Test
    void a_definition_with_which_ecs_refuses_a_launch_is_looked_for_again() {
        Canned found = Canned.json(definition(Ecs.DEFINITION, "ACTIVE", content("img:1")));
        try (Ecs ecs = new Ecs(found, Ecs.error("ClientException", "TaskDefinition is inactive"), found)) {
            arn(ecs, "img:1");
            ecs.tasks.run(ecs.tasks.freeze(Ecs.ORDER));
            arn(ecs, "img:1");
            assertThat(ecs.operations()).containsExactly("DescribeTaskDefinition", "RunTask", "DescribeTaskDefinition");
        }
    }

    @Test
    void while_ecs_does_not_answer_nothing_is_registered() {
        try (Ecs ecs = new Ecs(Canned.empty(503), Ecs.error("ThrottlingException", "Rate exceeded"))) {
            EcsLaunchTest.assertFault(arn(ecs, "img:1"), "Transient", "");
            EcsLaunchTest.assertFault(arn(ecs, "img:1"), "Throttled", "Rate exceeded");
            assertThat(ecs.operations()).containsOnly("DescribeTaskDefinition");
        }
    }

    @Test
    void a_registration_without_an_answer_is_unknown() {
        try (Ecs ecs = new Ecs(NO_SUCH_FAMILY, new Canned.Dropped())) {
            assertThat(arn(ecs, "img:1")).isInstanceOf(Outcome.Unknown.class);
        }
    }

    private static Outcome<String> arn(Ecs ecs, String image) {
        return ecs.tasks.taskDefinition(Ecs.INSTALLATION, Ecs.POOL, Ecs.template(image));
    }

    private static String content(String image) {
        return TaskDefinitionDocument.of(Ecs.INSTALLATION, Ecs.POOL, Ecs.template(image), Ecs.REGION)
                .contentHash();
    }

    private static String definition(String arn, String status, String content) {
        return "{\"taskDefinition\":{\"taskDefinitionArn\":\"" + arn + "\",\"status\":\"" + status
                + "\"},\"tags\":[{\"key\":\"muster:content\",\"value\":\"" + content + "\"}]}";
    }

    private static String tag(JsonNode request, String key) {
        for (JsonNode tag : request.path("tags").values()) {
            if (tag.path("key").asString().equals(key)) {
                return tag.path("value").asString();
            }
        }
        throw new AssertionError("no tag " + key);
    }
}
