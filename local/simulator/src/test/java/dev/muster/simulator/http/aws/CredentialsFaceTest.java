package dev.muster.simulator.http.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.ecs.ContainerStart;
import dev.muster.simulator.ecs.EcsScene;
import dev.muster.simulator.http.HttpRequest;
import dev.muster.simulator.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CredentialsFaceTest {
    private final EcsScene scene = new EcsScene();
    private final CredentialsFace face = new CredentialsFace(scene.ecs);

    @BeforeEach
    void start_a_task() {
        scene.launch("t1", "pool_1_1");
        scene.pass(Duration.ofSeconds(2));
    }

    @Test
    void a_container_gets_the_credentials_of_its_role() {
        ContainerStart start = scene.started.getFirst();
        HttpResponse answer = get("/v2/credentials/" + start.taskId(), start.credentialsToken());

        assertThat(answer.status()).isEqualTo(200);
        JsonNode body = EcsScene.object(answer.body());
        assertThat(body.propertyNames())
                .containsExactly("RoleArn", "AccessKeyId", "SecretAccessKey", "Token", "Expiration");
        assertThat(body.path("Token").asString())
                .isEqualTo(start.role().orElseThrow().sessionToken());
        assertThat(body.path("Expiration").asString()).isEqualTo("2026-01-01T18:00:02Z");
    }

    @Test
    void nobody_else_gets_them() {
        ContainerStart start = scene.started.getFirst();

        assertThat(get("/v2/credentials/" + start.taskId(), "").status()).isEqualTo(403);
        assertThat(get("/v2/credentials/" + start.taskId(), "guessed").status()).isEqualTo(403);
        assertThat(get("/v2/credentials/other", start.credentialsToken()).status())
                .isEqualTo(403);
        assertThat(get("/v2/metadata", start.credentialsToken()).status()).isEqualTo(404);
    }

    private HttpResponse get(String path, String token) {
        return face.handle(new HttpRequest("GET", path, "", Map.of("Authorization", List.of(token)), ""));
    }
}
