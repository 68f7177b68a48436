package dev.muster.controller.ecs;

import dev.muster.controller.loop.Tasks.LaunchOrder;
import dev.muster.controller.testing.Canned;
import dev.muster.controller.testing.CannedServer;
import dev.muster.controller.testing.CannedServer.Request;
import dev.muster.controller.testing.Templates;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.ClientToken;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.demand.RequestId;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.CapacityOption;
import dev.muster.model.pool.Network;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.RuntimePlatform;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An ECS with prepared answers, and the adapter that talks to it. */
final class Ecs implements AutoCloseable {
    static final InstallationId INSTALLATION = new InstallationId("abcd1234");
    static final String REGION = "eu-west-1";
    static final PoolName POOL = new PoolName("builds");
    static final AgentId AGENT = AgentId.forRequest(POOL, new RequestId(501), 1);
    static final String ARN = "arn:aws:ecs:eu-west-1:111122223333:task/ci/0123456789abcdef0123456789abcdef";
    static final String DEFINITION = "arn:aws:ecs:eu-west-1:111122223333:task-definition/muster-abcd1234-builds-java:3";
    static final LaunchOrder ORDER = new LaunchOrder(
            INSTALLATION,
            AGENT,
            new ClientToken("f".repeat(64)),
            "ci",
            DEFINITION,
            CapacityOption.FARGATE,
            new Network(List.of("subnet-1", "subnet-2"), List.of("sg-1"), false),
            false,
            Collections.emptyMap(),
            Optional.empty());

    final CannedServer server;
    final EcsTasks tasks;
    Instant now = Instant.parse("2026-11-21T08:00:00Z");
    private final EcsClient client;

    Ecs(Canned... answers) {
        server = new CannedServer(answers);
        client = EcsClientFactory.create(
                Region.EU_WEST_1,
                server.url(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "nothing")));
        tasks = new EcsTasks(
                client, URI.create("https://muster.example/bootstrap"), ReadPace.UNHURRIED, () -> now, 3);
    }

    static AgentTemplate template(String image) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("ZONE", "b");
        environment.put("ALPHA", "a");
        Map<String, String> secrets = new TreeMap<>();
        secrets.put("NPM_TOKEN", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:npm");
        return Templates.named("java")
                .image(image)
                .platform(new RuntimePlatform(RuntimePlatform.Architecture.ARM64, RuntimePlatform.OperatingSystem.LINUX))
                .environment(environment)
                .secrets(secrets)
                .roles("arn:aws:iam::111122223333:role/agent", "arn:aws:iam::111122223333:role/execution")
                .template();
    }

    static String task(String arn, String startedBy, String lastStatus, long version) {
        return "{\"taskArn\":\"" + arn
                + "\",\"clusterArn\":\"arn:aws:ecs:eu-west-1:111122223333:cluster/ci\",\"startedBy\":\""
                + startedBy + "\",\"group\":\"muster:abcd1234:builds\",\"lastStatus\":\"" + lastStatus
                + "\",\"desiredStatus\":\"RUNNING\",\"version\":" + version
                + ",\"createdAt\":1.795248E9,\"containers\":[]}";
    }

    static Canned error(String type, String message) {
        return Canned.json(400, "{\"__type\":\"" + type + "\",\"message\":\"" + message + "\"}");
    }

    List<String> operations() {
        return server.requests().stream()
                .map(request -> request.header("X-Amz-Target").orElse("").replaceFirst(".*\\.", ""))
                .toList();
    }

    static JsonNode body(Request request) {
        return JsonMapper.builder().build().readTree(request.body());
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
