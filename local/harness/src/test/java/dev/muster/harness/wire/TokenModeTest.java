package dev.muster.harness.wire;

import static dev.muster.harness.local.ExamplePools.LINUX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.harness.entrypoint.Node;
import dev.muster.harness.entrypoint.NodeContainer;
import dev.muster.harness.entrypoint.NodeFleet;
import dev.muster.simulator.agents.WireFleet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Agents of stock images, which register themselves with a token, are led like all others. */
class TokenModeTest {
    private static final String TOKEN_ARN = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:agents/token-Zq7XwT";

    @Test
    void jobs_are_served_and_the_token_is_shown_to_azure_devops_only(@TempDir Path home) {
        Node.require();
        Recording recording = new Recording();
        try (WireRun run = WireRun.clouds(WireRun.brisk().heardBy(recording));
                NodeFleet fleet = NodeFleet.ofStockImages(
                        home,
                        run.clouds().endpoints().credentials(),
                        run.clouds().ecs()::exited)) {
            run.clouds().ecs().hostedBy(fleet);
            registerByToken(run);
            run.startController();

            run.queueJob(LINUX, Duration.ofMillis(300), "java -equals 25");
            run.queueJob(LINUX, Duration.ofMillis(300), "java");
            run.awaitAllServedAndNothingLeft();

            Needle token = Needle.ofText("the agents' token", WireFleet.secretValue("AZP_TOKEN"));
            Needle sent = Needle.ofText("the same as Basic", ":" + WireFleet.secretValue("AZP_TOKEN"));
            assertThat(recording.placesOf(token)).isEqualTo(recording.placesOf(sent));
            assertThat(recording.placesOf(token))
                    .isNotEmpty()
                    .allMatch(place -> place.startsWith("ado ")
                            && place.endsWith(" Authorization")
                            && !place.contains("/sessions"));
            assertThat(fleet.containers())
                    .extracting(NodeContainer::printed)
                    .noneMatch(printed -> printed.contains(WireFleet.secretValue("AZP_TOKEN")));
            assertThat(recording.places()).doesNotContain("controller POST /bootstrap/v1/agents request");
        }
    }

    private static void registerByToken(WireRun run) {
        Map<String, AttributeValue> values = new TreeMap<>();
        values.put(":mode", AttributeValue.fromS("token"));
        values.put(
                ":secrets",
                AttributeValue.fromM(Collections.singletonMap("AZP_TOKEN", AttributeValue.fromS(TOKEN_ARN))));
        run.table()
                .edit(
                        LINUX,
                        "SET spec.templates[0].registration = :mode, spec.templates[0].secrets = :secrets",
                        values);
    }
}
