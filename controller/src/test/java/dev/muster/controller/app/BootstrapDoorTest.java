package dev.muster.controller.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.bootstrap.BootstrapJson;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BootstrapDoorTest {
    private static final String DOOR = "/bootstrap/v1/agents";
    private static RunningController controller;
    private static Http http;

    @BeforeAll
    static void start() {
        controller = new MemoryController().start(MemoryController.settings());
        http = new Http(controller.port());
    }

    @AfterAll
    static void stop() {
        controller.close();
    }

    @Test
    void no_token_is_asked_for_but_a_body_as_agreed() {
        HttpResponse<String> response = http.post(DOOR, "{\"agentId\": 5}");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Http.json(response).propertyNames()).containsExactly("error", "message");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void an_agent_of_a_pool_not_known_yet_is_told_when_to_come_back() {
        String key = Base64.getEncoder().encodeToString(modulus());
        HttpResponse<String> response = http.post(DOOR, """
                {"agentId": "later_1_1", "publicKey": {"modulus": "%s", "exponent": "AQAB"},
                 "agentVersion": "4.255.0", "osDescription": "Linux",
                 "proof": {"method": "POST", "url": "https://sts.eu-west-1.amazonaws.com/", "headers": {}, "body": ""}}
                """.formatted(key));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
        assertThat(response.headers().firstValueAsLong("Retry-After")).hasValue(5);
        assertThat(Http.json(response).path("error").asString()).isEqualTo("pool-not-ready");
    }

    @Test
    void a_body_too_long_is_refused() {
        HttpResponse<String> response = http.post(DOOR, "x".repeat(BootstrapJson.MAX_BODY_BYTES + 1));
        assertThat(response.statusCode()).isEqualTo(413);
    }

    @Test
    void it_is_a_door_for_posting_only() {
        assertThat(http.get(DOOR).statusCode()).isEqualTo(405);
    }

    private static byte[] modulus() {
        byte[] bytes = new byte[256];
        bytes[0] = (byte) 0x80;
        return bytes;
    }
}
