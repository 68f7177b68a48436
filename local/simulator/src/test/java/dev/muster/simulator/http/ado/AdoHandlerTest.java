package dev.muster.simulator.http.ado;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.ado.AdoFaults;
import dev.muster.simulator.ado.AdoFront;
import dev.muster.simulator.ado.OrganisationScenario;
import dev.muster.simulator.http.HttpRequest;
import dev.muster.simulator.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AdoHandlerTest {
    private static final String POOLS = "/acme/_apis/distributedtask/pools";
    private static final String ADMINISTRATOR = "Basic " + base64(":pat");

    private final OrganisationScenario acme = OrganisationScenario.plain();
    private final AdoFront front = new AdoFront(acme.organisation(), AdoFaults.NONE);
    private final AdoHandler handler = new AdoHandler(acme.organisation(), front, "pat", Duration.ZERO);

    @Test
    void a_pool_is_found_by_its_name_in_whatever_case() {
        JsonNode found = json(get(POOLS, "poolName=BUILDS"));

        assertThat(found.path("count").asInt()).isEqualTo(1);
        assertThat(found.path("value").path(0).path("id").asInt()).isEqualTo(acme.poolId());
        assertThat(json(get(POOLS, "poolName=none")).path("count").asInt()).isZero();
    }

    @Test
    void without_the_right_credential_nothing_is_told() {
        assertThat(send("GET", POOLS, "", "", "").status()).isEqualTo(401);
        assertThat(send("GET", POOLS, "", "Basic " + base64(":wrong"), "").status())
                .isEqualTo(401);
        assertThat(send("GET", POOLS, "", "Bearer unknown", "").status()).isEqualTo(401);
        assertThat(send("GET", POOLS + "/1/messages", "sessionId=x", ADMINISTRATOR, "")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void connection_data_is_told_with_a_credential_only() {
        assertThat(get("/acme/_apis/connectionData", "").status()).isEqualTo(200);
        assertThat(get("/_apis/connectionData", "").status()).isEqualTo(200);
        assertThat(send("GET", "/_apis/connectionData", "", "", "").status()).isEqualTo(401);
    }

    @Test
    void an_agent_is_added_disabled_listed_and_deleted() {
        JsonNode added = json(send("POST", POOLS + "/1/agents", "api-version=7.1", ADMINISTRATOR, """
                {"name":"a_1_1","version":"4.250.1","osDescription":"Linux","maxParallelism":1,
                 "systemCapabilities":{"java":"17"},"userCapabilities":{"Muster.Installation":"i"},
                 "authorization":{"publicKey":{"exponent":"AQAB","modulus":"bW9k"}}}
                """));
        String path = POOLS + "/1/agents/" + added.path("id").asInt();

        assertThat(added.path("status").asString()).isEqualTo("offline");
        assertThat(added.path("createdOn").asString()).isEqualTo("2026-11-21T08:00:00.0000000Z");
        assertThat(added.path("authorization").path("clientId").asString()).matches("[0-9a-f-]{36}");
        assertThat(added.path("authorization").path("authorizationUrl").asString())
                .isEqualTo("http://127.0.0.1:1/acme/_apis/oauth2/token");
        assertThat(send("POST", POOLS + "/1/agents", "", ADMINISTRATOR, "{\"name\":\"A_1_1\"}")
                        .status())
                .isEqualTo(409);

        assertThat(json(send("PATCH", path, "", ADMINISTRATOR, "{\"id\":1,\"enabled\":false}"))
                        .path("enabled")
                        .asBoolean())
                .isFalse();
        JsonNode listed = json(get(POOLS + "/1/agents", "includeCapabilities=true"))
                .path("value")
                .path(0);
        assertThat(listed.path("systemCapabilities").path("java").asString()).isEqualTo("17");
        assertThat(listed.has("authorization")).isFalse();
        assertThat(json(get(POOLS + "/1/agents", "agentName=a_1_1"))
                        .path("value")
                        .path(0)
                        .has("systemCapabilities"))
                .isFalse();

        assertThat(send("DELETE", path, "", ADMINISTRATOR, "").status()).isEqualTo(204);
        assertThat(send("DELETE", path, "", ADMINISTRATOR, "").status()).isEqualTo(404);
    }

    @Test
    void a_busy_agent_shows_its_request_and_cannot_be_deleted() {
        String session = acme.online("a_1_1");
        long job = acme.queued();
        acme.receive("a_1_1", session);
        String path = POOLS + "/1/agents/" + acme.agent("a_1_1").id();

        HttpResponse refused = send("DELETE", path, "", ADMINISTRATOR, "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(json(refused).path("message").asString()).contains("is running a job");
        JsonNode agent = json(get(path, "includeAssignedRequest=true&includeLastCompletedRequest=true"));
        assertThat(agent.path("assignedRequest").path("requestId").asLong()).isEqualTo(job);
        assertThat(agent.has("lastCompletedRequest")).isFalse();

        acme.finish("a_1_1", job, true);
        assertThat(json(get(path, "includeLastCompletedRequest=true"))
                        .path("lastCompletedRequest")
                        .path("result")
                        .asString())
                .isEqualTo("succeeded");
    }

    @Test
    void fields_of_a_request_appear_only_when_its_state_is_reached() {
        acme.placeholder("muster", "java");
        long waiting = acme.queued("java");
        JsonNode row = json(get(POOLS + "/1/jobrequests", "completedRequestCount=0"))
                .path("value")
                .path(0);

        assertThat(row.path("requestId").asLong()).isEqualTo(waiting);
        assertThat(row.path("queueTime").asString()).isEqualTo("2026-11-21T08:00:00.0000000Z");
        assertThat(row.path("planType").asString()).isEqualTo("Build");
        assertThat(row.path("demands").path(0).asString()).isEqualTo("java");
        assertThat(row.path("matchedAgents").path(0).path("name").asString()).isEqualTo("muster");
        assertThat(row.propertyNames())
                .doesNotContain("assignTime", "receiveTime", "finishTime", "reservedAgent", "result", "lockedUntil");

        acme.online("a_1_1", "java");
        JsonNode assigned = json(get(POOLS + "/1/jobrequests/" + waiting, ""));
        assertThat(assigned.path("reservedAgent").path("name").asString()).isEqualTo("a_1_1");
        assertThat(assigned.has("assignTime")).isTrue();
        assertThat(assigned.has("receiveTime")).isFalse();
    }

    @Test
    void the_paged_form_names_the_next_page_in_a_header() {
        acme.placeholder("muster");
        acme.queued();
        acme.queued();

        HttpResponse first = get(POOLS + "/1/jobrequests", "$top=1");
        assertThat(json(first).path("count").asInt()).isEqualTo(1);
        String token = first.headers().getOrDefault("x-ms-continuationtoken", "none");

        assertThat(json(get(POOLS + "/1/jobrequests", "$top=1&continuationToken=" + token))
                        .path("value")
                        .path(0)
                        .path("requestId")
                        .asLong())
                .isEqualTo(1);
    }

    @Test
    void a_throttled_service_says_when_to_come_back() {
        front.plant(new AdoFaults(0, 1, Duration.ofSeconds(9), 0));

        HttpResponse answer = get(POOLS + "/1/jobrequests", "");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.headers()).containsEntry("Retry-After", "9");
    }

    @Test
    void what_cannot_be_understood_is_refused_politely() {
        assertThat(get(POOLS + "/one/agents", "").status()).isEqualTo(400);
        assertThat(get(POOLS + "/99/agents", "").status()).isEqualTo(404);
        assertThat(get("/acme/_apis/build/builds", "").status()).isEqualTo(404);
        assertThat(send("POST", POOLS + "/1/agents", "", ADMINISTRATOR, "{\"name\":")
                        .status())
                .isEqualTo(400);
    }

    private HttpResponse get(String path, String query) {
        return send("GET", path, query, ADMINISTRATOR, "");
    }

    private HttpResponse send(String method, String path, String query, String authorization, String body) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("Host", List.of("127.0.0.1:1"));
        headers.put("Authorization", List.of(authorization));
        return handler.handle(new HttpRequest(method, path, query, headers, body));
    }

    private static JsonNode json(HttpResponse response) {
        return JsonMapper.shared().readTree(response.body());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
