package dev.muster.controller.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The application exactly as it ships, with DynamoDB's engine and SQS in this process. */
class ShippedWiringTest {
    private final LocalEngines engines = new LocalEngines();

    @BeforeEach
    void haveCredentials() {
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
    }

    @AfterEach
    void stopEngines() {
        engines.close();
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void two_replicas_run_in_one_process_on_what_people_wrote_until_the_store_is_away() {
        Map<String, Object> settings = settings();
        try (RunningController one = MusterApplication.start(settings);
                RunningController other = MusterApplication.start(settings)) {
            assertThat(one.port()).isNotEqualTo(other.port());
            writePoolWithoutSpec();
            for (RunningController controller : List.of(one, other)) {
                new Http(controller.port())
                        .await(
                                "/api/v1/pools",
                                list -> list.path("pools")
                                        .path(0)
                                        .path("conditions")
                                        .path(0)
                                        .path("message")
                                        .asString("")
                                        .contains("spec"));
                Http health = new Http(controller.managementPort());
                assertThat(health.get("/actuator/health/readiness").statusCode())
                        .isEqualTo(200);
            }
            engines.stopDynamoDb();
            HealthTest.awaitStatus(new Http(one.managementPort()), "/actuator/health/readiness", 503);
        }
    }

    @Test
    void a_controller_that_starts_before_its_store_waits_for_it_alive_and_not_ready() {
        engines.stopDynamoDb();
        try (RunningController controller = MusterApplication.start(settings())) {
            Http health = new Http(controller.managementPort());
            assertThat(health.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
            assertThat(health.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
            assertThat(new Http(controller.port()).withToken("/api/v1/pools").statusCode())
                    .isEqualTo(200);
            engines.startDynamoDbAgain();
            HealthTest.awaitStatus(health, "/actuator/health/readiness", 200);
            writePoolWithoutSpec();
            new Http(controller.port())
                    .await("/api/v1/pools", list -> list.path("pools").size() == 1);
        }
    }

    @Test
    void closing_does_not_wait_for_a_long_poll() {
        RunningController controller = MusterApplication.start(settings());
        engines.awaitReceiver();
        long began = System.nanoTime();
        controller.close();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = MemoryController.settings();
        settings.put("muster.tables.create", "true");
        settings.put("muster.aws.region", "eu-west-1");
        settings.put("muster.aws.endpoints.dynamodb", "http://127.0.0.1:" + engines.dynamoDbPort);
        settings.put("muster.aws.endpoints.sqs", engines.sqsEndpoint);
        settings.put("muster.events.queue-url", engines.queueUrl);
        return settings;
    }

    private void writePoolWithoutSpec() {
        try (DynamoDbClient client = DynamoDbClientFactory.create(
                Region.EU_WEST_1,
                URI.create("http://127.0.0.1:" + engines.dynamoDbPort),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))) {
            client.putItem(put -> put.tableName("muster-pools").item(Map.of("name", AttributeValue.fromS("linux"))));
        }
    }
}
