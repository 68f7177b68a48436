package dev.muster.controller.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.plan.CloudFault;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people see, and what happens, while no credential opens the pool. */
class AzureDevOpsAccessTest {
    private static final String POOL = "/api/v1/pools/linux";
    private static final String ADVICE = "put a valid personal access token into env:ADO_TOKEN";

    private final MemoryController memory = new MemoryController();

    @Test
    void a_refused_credential_is_a_condition_that_says_what_to_do_and_nothing_is_launched_or_stopped() {
        memory.putPool("linux");
        memory.platforms.queue(41);
        try (RunningController controller = memory.start(MemoryController.settings())) {
            Http http = new Http(controller.port());
            http.await(POOL, pool -> pool.path("agents").size() == 1);

            memory.platforms.deny(new CloudFault.Denied(ADVICE));
            memory.platforms.queue(42);
            JsonNode denied = http.await(POOL, authorized("False"));
            assertThat(condition(denied, "AzureDevOpsAuthorized")
                            .path("message")
                            .asString())
                    .isEqualTo(ADVICE);
            http.await(POOL, condition("DemandFresh", "False"));
            assertThat(memory.platforms.runs()).isEqualTo(1);
            assertThat(memory.platforms.stops()).isZero();

            memory.platforms.deny(null);
            http.await(POOL, authorized("True"));
            http.await(POOL, pool -> pool.path("agents").size() == 2);
            assertThat(memory.platforms.runs()).isEqualTo(2);
            assertThat(memory.platforms.stops()).isZero();
        }
    }

    @Test
    void a_credential_refused_from_the_start_is_told_before_anything_is_planned() {
        memory.putPool("linux");
        memory.platforms.queue(41);
        memory.platforms.deny(new CloudFault.Denied(ADVICE));
        try (RunningController controller = memory.start(MemoryController.settings())) {
            Http http = new Http(controller.port());
            JsonNode denied = http.await(POOL, authorized("False"));
            assertThat(denied.path("decidedAt").isNull()).isTrue();
            assertThat(memory.platforms.runs()).isZero();
        }
    }

    private static Predicate<JsonNode> authorized(String status) {
        return condition("AzureDevOpsAuthorized", status);
    }

    private static Predicate<JsonNode> condition(String type, String status) {
        return pool -> condition(pool, type).path("status").asString("").equals(status);
    }

    private static JsonNode condition(JsonNode pool, String type) {
        for (JsonNode condition : pool.path("conditions")) {
            if (condition.path("type").asString("").equals(type)) {
                return condition;
            }
        }
        return pool.path("no such condition");
    }
}
