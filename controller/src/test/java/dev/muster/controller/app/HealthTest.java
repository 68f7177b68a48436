package dev.muster.controller.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HealthTest {
    @Test
    void readiness_follows_the_store_and_liveness_does_not() {
        MemoryController memory = new MemoryController();
        try (RunningController controller = memory.start(MemoryController.settings())) {
            Http health = new Http(controller.managementPort());
            awaitStatus(health, "/actuator/health/readiness", 200);
            memory.storeAway = true;
            awaitStatus(health, "/actuator/health/readiness", 503);
            assertThat(health.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
            memory.storeAway = false;
            awaitStatus(health, "/actuator/health/readiness", 200);
        }
    }

    @Test
    void health_is_all_there_is_and_it_has_a_port_of_its_own() {
        try (RunningController controller = new MemoryController().start(MemoryController.settings())) {
            Http management = new Http(controller.managementPort());
            assertThat(management.get("/actuator/env").statusCode()).isEqualTo(404);
            assertThat(management.get("/actuator/metrics").statusCode()).isEqualTo(404);
            assertThat(management.get("/api/v1/pools").statusCode()).isEqualTo(404);
            assertThat(new Http(controller.port()).withToken("/actuator/health").statusCode())
                    .isEqualTo(404);
        }
    }

    static void awaitStatus(Http http, String path, int wanted) {
        long until = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        int status = http.get(path).statusCode();
        while (status != wanted && System.nanoTime() < until) {
            Thread.onSpinWait();
            status = http.get(path).statusCode();
        }
        assertThat(status).isEqualTo(wanted);
    }
}
