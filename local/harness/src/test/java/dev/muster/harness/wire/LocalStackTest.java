package dev.muster.harness.wire;

import static dev.muster.harness.local.ExamplePools.HEAVY;
import static dev.muster.harness.local.ExamplePools.LINUX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.sqs.EventCounters;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The main job with DynamoDB, its stream, SQS and EventBridge in LocalStack; ECS, STS and Azure DevOps stay simulated. Skipped
 * where there is no Docker.
 */
@Testcontainers(disabledWithoutDocker = true)
class LocalStackTest {
    /** As in {@code local/compose.yaml}; a newer one needs a token. */
    private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.14.0");

    @Container
    private static final LocalStackContainer LOCAL_STACK = new LocalStackContainer(IMAGE)
            .withServices("dynamodb", "dynamodbstreams", "sqs", "events", "sts", "secretsmanager")
            .withEnv("SQS_ENDPOINT_STRATEGY", "path");

    private WireRun run;

    @BeforeEach
    void start() {
        run = WireRun.cloudsOn(URI.create(LOCAL_STACK.getEndpoint().toString()), WireRun.brisk());
        run.startController(Collections.singletonMap("muster.spec-interval", "1h"));
    }

    @AfterEach
    void stop() {
        run.close();
    }

    @Test
    void jobs_are_served_and_an_edit_by_hand_takes_effect_by_the_stream() {
        for (int i = 0; i < 5; i++) {
            run.queueJob(LINUX, Duration.ofSeconds(1), "java");
            run.queueJob(HEAVY, Duration.ofSeconds(1), "heavy");
        }
        run.awaitAllServedAndNothingLeft();
        assertThat(run.controller().events().count(EventCounters.Kind.RECEIVED)).isPositive();
        run.table().setMaxAgents(LINUX, 17);
        Await.until(
                "the edit is in force",
                () -> run.api().pool(LINUX).at("/spec/limits/maxAgents").asInt() == 17);
    }
}
