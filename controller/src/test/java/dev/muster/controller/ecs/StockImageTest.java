package dev.muster.controller.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.loop.Tasks.LaunchOrder;
import dev.muster.controller.testing.Templates;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.AzureDevOpsPool;
import dev.muster.model.pool.CapacityOption;
import dev.muster.model.pool.CredentialSource;
import dev.muster.model.pool.RegistrationMode;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a container is told whose image registers itself. */
final class StockImageTest {
    private static final String TOKEN_ARN = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:agents";

    @Test
    void the_task_is_told_where_to_register_and_not_where_we_are() {
        LaunchOrder order = new LaunchOrder(
                Ecs.INSTALLATION,
                Ecs.AGENT,
                Ecs.ORDER.token(),
                "ci",
                Ecs.DEFINITION,
                CapacityOption.FARGATE,
                Ecs.ORDER.network(),
                false,
                Collections.emptyMap(),
                Optional.of(new AzureDevOpsPool(
                        URI.create("https://dev.azure.com/acme"), "linux", new CredentialSource.Environment("X"))));
        try (Ecs ecs = new Ecs()) {
            assertThat(ecs.tasks.freeze(order).body())
                    .contains("\"environment\":[{\"name\":\"AZP_URL\",\"value\":\"https://dev.azure.com/acme\"},"
                            + "{\"name\":\"AZP_POOL\",\"value\":\"linux\"},"
                            + "{\"name\":\"AZP_AGENT_NAME\",\"value\":\"builds_501_1\"}]")
                    .doesNotContain("MUSTER_BOOTSTRAP_URL");
        }
    }

    @Test
    void declared_capabilities_are_variables_and_nothing_else_that_is_ours_is_published() {
        TaskDefinitionDocument document = TaskDefinitionDocument.of(Ecs.INSTALLATION, Ecs.POOL, template(), Ecs.REGION);

        assertThat(document.environment())
                .containsOnlyKeys("MODE", "VSO_AGENT_IGNORE", "java")
                .containsEntry("java", "21");
        assertThat(Arrays.asList(document.environment()
                        .getOrDefault("VSO_AGENT_IGNORE", "")
                        .split(",")))
                .contains("AZP_TOKEN", "AZP_URL", "FEED_TOKEN", "MODE", "ALSO", "AWS_REGION", "ECS_AGENT_URI")
                .doesNotContain("java", "");
        assertThat(document.secrets()).containsEntry("AZP_TOKEN", TOKEN_ARN);
    }

    private static AgentTemplate template() {
        Map<String, String> environment = new TreeMap<>();
        environment.put("MODE", "x");
        environment.put("VSO_AGENT_IGNORE", "ALSO, MODE");
        Map<String, String> secrets = new TreeMap<>();
        secrets.put("AZP_TOKEN", TOKEN_ARN);
        secrets.put("FEED_TOKEN", TOKEN_ARN);
        return Templates.named("stock")
                .image("img:1")
                .declaring(Collections.singletonMap("java", "21"))
                .environment(environment)
                .secrets(secrets)
                .registration(RegistrationMode.TOKEN)
                .template();
    }
}
