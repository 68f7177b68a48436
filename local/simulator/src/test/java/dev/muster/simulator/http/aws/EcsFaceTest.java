package dev.muster.simulator.http.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.ecs.ApiLimits;
import dev.muster.simulator.ecs.ApiMeter;
import dev.muster.simulator.ecs.EcsScene;
import dev.muster.simulator.http.HttpTap;
import dev.muster.simulator.http.LoopbackServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EcsFaceTest {
    private final EcsScene scene = new EcsScene();
    private final ApiMeter meter = new ApiMeter(scene.world, ApiLimits.fargate());
    private final LoopbackServer server = LoopbackServer.start("ecs", new EcsFace(scene.ecs, meter), HttpTap.NONE);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void run_describe_list_and_stop_a_task() throws Exception {
        JsonNode task = ok("RunTask", EcsScene.call("t1", "pool_1_1").toString())
                .path("tasks")
                .path(0);
        String arn = task.path("taskArn").asString();
        assertThat(task.path("lastStatus").asString()).isEqualTo("PROVISIONING");
        assertThat(task.path("tags").path(0).path("key").asString()).isEqualTo("muster:pool");

        JsonNode described = ok("DescribeTasks", "{\"cluster\":\"builds\",\"tasks\":[\"%s\",\"none\"]}".formatted(arn));
        assertThat(described.path("tasks").path(0).path("taskArn").asString()).isEqualTo(arn);
        assertThat(described.path("tasks").path(0).has("tags")).isFalse();
        assertThat(described.path("failures").path(0).path("reason").asString()).isEqualTo("MISSING");

        assertThat(ok("ListTasks", "{\"cluster\":\"builds\",\"startedBy\":\"pool_1_1\"}")
                        .path("taskArns")
                        .path(0)
                        .asString())
                .isEqualTo(arn);

        JsonNode stopped =
                ok("StopTask", "{\"cluster\":\"builds\",\"task\":\"%s\",\"reason\":\"surplus\"}".formatted(arn));
        assertThat(stopped.path("task").path("desiredStatus").asString()).isEqualTo("STOPPED");
        assertThat(stopped.path("task").path("stoppedReason").asString()).isEqualTo("surplus");
    }

    @Test
    void a_call_that_comes_too_soon_is_throttled_and_does_nothing() throws Exception {
        for (int i = 0; i < 20; i++) {
            ok("RunTask", EcsScene.call("t" + i, "pool_1_1").toString());
        }

        HttpResponse<String> refused =
                send("RunTask", EcsScene.call("t20", "pool_1_1").toString());

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"__type\":\"ThrottlingException\"", "Rate exceeded");
        assertThat(scene.truth.tasks()).hasSize(20);
        assertThat(meter.counts("RunTask")).isEqualTo(new ApiMeter.Counts(21, 1));
    }

    @Test
    void times_are_seconds_since_1970_with_three_decimals() throws Exception {
        HttpResponse<String> answer =
                send("RunTask", EcsScene.call("t1", "pool_1_1").toString());

        assertThat(answer.body()).contains("\"createdAt\":1767268800");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-amz-json-1.1");
    }

    @Test
    void tags_are_described_when_asked() throws Exception {
        String arn = scene.launch("t1", "pool_1_1").arn();
        ok("TagResource", "{\"resourceArn\":\"%s\",\"tags\":[{\"key\":\"a\",\"value\":\"b\"}]}".formatted(arn));

        JsonNode described = ok(
                "DescribeTasks", "{\"cluster\":\"builds\",\"tasks\":[\"%s\"],\"include\":[\"TAGS\"]}".formatted(arn));
        assertThat(described.path("tasks").path(0).path("tags").toString())
                .isEqualTo("[{\"key\":\"muster:pool\",\"value\":\"pool\"},{\"key\":\"a\",\"value\":\"b\"}]");
    }

    @Test
    void a_conflict_names_the_task_of_the_token() throws Exception {
        String arn = scene.launch("t1", "pool_1_1").arn();

        JsonNode error = refused("RunTask", EcsScene.call("t1", "pool_2_1").toString());
        assertThat(error.path("__type").asString()).isEqualTo("ConflictException");
        assertThat(error.path("resourceIds").path(0).asString()).isEqualTo(arn);
    }

    @Test
    void a_repeated_token_tells_little_of_a_stopped_task() throws Exception {
        String arn = scene.launch("t1", "pool_1_1").arn();
        scene.ecs.stopTask("builds", arn, "enough");
        scene.pass(Duration.ofSeconds(2));

        JsonNode task = ok("RunTask", EcsScene.call("t1", "pool_1_1").toString())
                .path("tasks")
                .path(0);
        assertThat(task.propertyNames()).containsExactly("taskArn", "lastStatus", "desiredStatus");
    }

    @Test
    void listings_go_on_with_a_token() throws Exception {
        for (int i = 1; i <= 4; i++) {
            scene.launch("t" + i, "pool_" + i + "_1");
        }

        JsonNode first = ok("ListTasks", "{\"cluster\":\"builds\",\"desiredStatus\":\"RUNNING\"}");
        assertThat(first.path("taskArns")).hasSize(3);
        JsonNode second = ok(
                "ListTasks",
                "{\"cluster\":\"builds\",\"desiredStatus\":\"RUNNING\",\"nextToken\":\"%s\"}"
                        .formatted(first.path("nextToken").asString()));
        assertThat(second.path("taskArns")).hasSize(1);
        assertThat(second.has("nextToken")).isFalse();
    }

    @Test
    void filters_that_would_be_ignored_are_refused() throws Exception {
        assertThat(refused("ListTasks", "{\"cluster\":\"builds\",\"launchType\":\"FARGATE\"}")
                        .path("__type")
                        .asString())
                .isEqualTo("InvalidParameterException");
        assertThat(refused("ListTasks", "{\"cluster\":\"builds\",\"desiredStatus\":\"PENDING\"}")
                        .path("__type")
                        .asString())
                .isEqualTo("InvalidParameterException");
        assertThat(refused("ListTasks", "{\"cluster\":\"builds\",\"maxResults\":101}")
                        .path("__type")
                        .asString())
                .isEqualTo("InvalidParameterException");
    }

    @Test
    void task_definitions_are_registered_described_listed_and_deregistered() throws Exception {
        JsonNode registered = ok("RegisterTaskDefinition", EcsScene.DEFINITION);
        assertThat(registered.path("taskDefinition").path("revision").asInt()).isEqualTo(2);
        assertThat(registered.path("taskDefinition").path("status").asString()).isEqualTo("ACTIVE");

        JsonNode described = ok("DescribeTaskDefinition", "{\"taskDefinition\":\"linux\",\"include\":[\"TAGS\"]}");
        assertThat(described.path("taskDefinition").path("containerDefinitions"))
                .isEqualTo(EcsScene.object(EcsScene.DEFINITION).path("containerDefinitions"));
        assertThat(described.path("tags").path(0).path("value").asString()).isEqualTo("abc");

        ok("DeregisterTaskDefinition", "{\"taskDefinition\":\"linux:2\"}");
        JsonNode first = ok("ListTaskDefinitions", "{\"familyPrefix\":\"linux\"}");
        assertThat(first.path("taskDefinitionArns")).hasSize(1);
        assertThat(refused("DescribeTaskDefinition", "{\"taskDefinition\":\"windows\"}")
                        .path("__type")
                        .asString())
                .isEqualTo("ClientException");
    }

    @Test
    void task_definitions_are_listed_by_pages() throws Exception {
        scene.register(EcsScene.DEFINITION);
        JsonNode first = ok("ListTaskDefinitions", "{\"maxResults\":1,\"sort\":\"DESC\"}");
        JsonNode second = ok(
                "ListTaskDefinitions",
                "{\"maxResults\":1,\"sort\":\"DESC\",\"nextToken\":\"%s\"}"
                        .formatted(first.path("nextToken").asString()));

        assertThat(first.path("taskDefinitionArns").path(0).asString()).endsWith("linux:2");
        assertThat(second.path("taskDefinitionArns").path(0).asString()).endsWith("linux:1");
        assertThat(second.has("nextToken")).isFalse();
    }

    @Test
    void families_are_listed_by_prefix_those_too_that_have_no_active_revision_any_more() throws Exception {
        ok("RegisterTaskDefinition", EcsScene.DEFINITION.replace("\"linux\"", "\"linux-old\""));
        ok("RegisterTaskDefinition", EcsScene.DEFINITION.replace("\"linux\"", "\"windows\""));
        ok("DeregisterTaskDefinition", "{\"taskDefinition\":\"linux-old:1\"}");

        assertThat(families("{\"familyPrefix\":\"linux\",\"status\":\"ALL\"}")).containsExactly("linux", "linux-old");
        assertThat(families("{\"familyPrefix\":\"linux\"}")).containsExactly("linux", "linux-old");
        assertThat(families("{\"familyPrefix\":\"linux\",\"status\":\"ACTIVE\"}"))
                .containsExactly("linux");
        assertThat(families("{\"status\":\"INACTIVE\"}")).containsExactly("linux-old");
    }

    private List<String> families(String request) throws Exception {
        return ok("ListTaskDefinitionFamilies", request)
                .path("families")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void clusters_are_described_or_missing() throws Exception {
        JsonNode described = ok("DescribeClusters", "{\"clusters\":[\"builds\",\"nowhere\"]}");

        assertThat(described.path("clusters").path(0).path("status").asString()).isEqualTo("ACTIVE");
        assertThat(described.path("failures").path(0).path("arn").asString()).isEqualTo("nowhere");
        assertThat(ok("DescribeClusters", "{}").path("failures")).hasSize(1);
    }

    @Test
    void what_is_no_request_is_refused() throws Exception {
        assertThat(refused("CreateService", "{}").path("__type").asString()).isEqualTo("UnknownOperationException");
        assertThat(refused("RunTask", "[]").path("__type").asString()).isEqualTo("SerializationException");
        assertThat(refused("RunTask", "{").path("__type").asString()).isEqualTo("SerializationException");
    }

    private JsonNode ok(String operation, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(operation, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return EcsScene.object(answer.body());
    }

    private JsonNode refused(String operation, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(operation, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return EcsScene.object(answer.body());
    }

    private HttpResponse<String> send(String operation, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.uri())
                .timeout(Duration.ofSeconds(10))
                .header("X-Amz-Target", "AmazonEC2ContainerServiceV20141113." + operation)
                .header("Content-Type", "application/x-amz-json-1.1")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
