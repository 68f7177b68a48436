package dev.muster.controller.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.snapshot.SnapshotDump;
import dev.muster.controller.snapshot.SnapshotJson;
import dev.muster.model.plan.Planner;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** One job that an agent is launched for, and one that no template can serve. */
class ApiTest {
    private static final String POOL = "/api/v1/pools/linux";
    private static final MemoryController MEMORY = new MemoryController();
    private static RunningController controller;
    private static Http http;

    @BeforeAll
    static void start() {
        MEMORY.putPool("linux");
        MEMORY.platforms.queue(41, "java");
        MEMORY.platforms.queue(42, "xcode -equals 26");
        controller = MEMORY.start(MemoryController.settings());
        http = new Http(controller.port());
        http.await(POOL, pool -> pool.path("agents").path(0).path("taskArn").isString());
        // The launch is told first; only the plan after it knows of a coming agent.
        http.await(POOL + "/jobs/41", job -> job.path("kind").asString().equals("AgentComing"));
    }

    @AfterAll
    static void stop() {
        controller.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/pools",
                "/api/v1/pools/linux",
                "/api/v1/pools/linux/jobs/41",
                "/api/v1/nothing",
                "//api/v1/pools",
                "/api;x=1/v1/pools",
                "/muster.js/../api/v1/pools",
                "/error"
            })
    void nothing_is_answered_without_the_token(String path) {
        assertThat(http.get(path).statusCode()).as(path).isIn(400, 401);
        assertThat(http.get(path).body()).doesNotContain("linux");
    }

    @Test
    void a_missing_token_is_asked_for() {
        HttpResponse<String> response = http.get("/api/v1/pools");
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"muster\"");
        assertThat(Http.json(response).path("error").asString()).isEqualTo("unauthorized");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer wrong-token",
                "Bearer a-token-for-test",
                "Bearer a-token-for-tests2",
                "Basic a-token-for-tests",
                "a-token-for-tests",
                "Bearer",
                "Bearer a-token-for-tests x"
            })
    void a_wrong_token_is_refused_and_not_repeated(String authorization) {
        HttpResponse<String> response = http.get("/api/v1/pools", "Authorization", authorization);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).contains("invalid_token"));
        assertThat(response.body()).doesNotContain("token-for");
    }

    @Test
    void the_list_says_in_short_how_each_pool_is() {
        JsonNode pool = http.await("/api/v1/pools", list -> list.path("pools").size() == 1)
                .path("pools")
                .path(0);
        assertThat(pool.path("name").asString()).isEqualTo("linux");
        assertThat(pool.path("removed").asBoolean(true)).isFalse();
        assertThat(pool.path("paused").asBoolean(true)).isFalse();
        assertThat(pool.path("maxAgents").asInt()).isEqualTo(5);
        assertThat(pool.path("decidedAt").asString()).matches("20\\d\\d-.*Z");
        assertThat(pool.path("waitingTotal").asInt()).isEqualTo(2);
        assertThat(pool.path("agents").path(0).path("id").asString()).isEqualTo("linux_41_1");
        assertThat(pool.path("agents").path(0).path("template").asString()).isEqualTo("small");
        assertThat(pool.path("agentsByPhase").properties())
                .singleElement()
                .satisfies(phase -> assertThat(phase.getValue().asInt()).isEqualTo(1));
        assertThat(pool.path("conditions")).anySatisfy(condition -> {
            assertThat(condition.path("type").asString()).isEqualTo("SpecValid");
            assertThat(condition.path("status").asString()).isEqualTo("True");
            assertThat(condition.path("since").asString()).matches("20\\d\\d-.*Z");
        });
    }

    @Test
    void a_pool_is_shown_with_its_spec_agents_and_waiting_jobs() {
        JsonNode pool = Http.json(http.withToken(POOL));
        JsonNode agent = pool.path("agents").path(0);
        assertThat(agent.path("id").asString()).isEqualTo("linux_41_1");
        assertThat(agent.path("taskArn").asString()).isEqualTo(FakePlatforms.arn(1));
        assertThat(agent.path("servedRequest").isNull()).isTrue();
        assertThat(agent.path("timeline").path(0).path("phase").asString()).isEqualTo("CLAIMED");
        assertThat(agent.path("timeline").path(0).path("at").asString()).matches("20\\d\\d-.*Z");
        JsonNode waiting = pool.path("waiting").path(1);
        assertThat(waiting.path("requestId").asLong()).isEqualTo(42);
        assertThat(waiting.path("pipeline").asString()).isEqualTo("Nightly");
        assertThat(waiting.path("queuedAt").asString()).isEqualTo("2026-11-21T09:00:00Z");
        assertThat(waiting.path("demands").path(0).asString()).isEqualTo("xcode -equals 26");
        assertThat(waiting.path("reason").asString()).isNotBlank();
    }

    @Test
    void a_spec_is_shown_without_the_values_of_variables() {
        HttpResponse<String> response = http.withToken(POOL);
        JsonNode spec = Http.json(response).path("spec");
        JsonNode template = spec.path("templates").path(0);
        assertThat(spec.path("azureDevOps").path("credential").asString()).isEqualTo("env:ADO_TOKEN");
        assertThat(spec.path("timeouts").path("linger").asLong()).isEqualTo(90);
        assertThat(spec.path("standby").path(0).path("template").asString()).isEqualTo("small");
        assertThat(spec.path("standby").path(0).path("start").asString()).isEqualTo("0 8 29 2 *");
        assertThat(spec.path("standby").path(0).path("timeZone").asString()).isEqualTo("Europe/Berlin");
        assertThat(template.path("variables").path(0).asString()).isEqualTo("PROXY");
        assertThat(template.path("secrets").path("FEED_TOKEN").asString()).isEqualTo(MemoryController.SECRET_ARN);
        assertThat(template.path("capabilities").path("java").asString()).isEqualTo("25");
        assertThat(response.body()).doesNotContain("user:pass");
    }

    @Test
    void the_newest_decision_is_dumped_for_planning_it_again_without_the_values_of_variables() {
        HttpResponse<String> response = http.withToken(POOL + "/snapshot");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.body()).doesNotContain("user:pass");
        SnapshotDump dump = SnapshotJson.read(response.body());
        assertThat(dump.build()).startsWith("0.");
        assertThat(dump.snapshot().pool()).hasToString("linux");
        assertThat(SnapshotJson.tree(Planner.plan(dump.snapshot()))).isEqualTo(dump.plan());
        assertThat(http.get(POOL + "/snapshot").statusCode()).isEqualTo(401);
    }

    @Test
    void a_job_is_explained_with_its_history_and_its_agents() {
        JsonNode job = Http.json(http.withToken(POOL + "/jobs/41"));
        assertThat(job.path("requestId").asLong()).isEqualTo(41);
        assertThat(job.path("job").path("state").asString()).isEqualTo("QUEUED");
        assertThat(job.path("job").path("assignedAt").isNull()).isTrue();
        assertThat(job.path("situation").asString()).isNotBlank();
        assertThat(job.path("kind").asString()).isEqualTo("AgentComing");
        assertThat(job.path("history")).isNotEmpty();
        JsonNode newest = job.path("history").path(job.path("history").size() - 1);
        assertThat(newest.path("situation").asString())
                .isEqualTo(job.path("situation").asString());
        assertThat(job.path("agents").path(0).path("id").asString()).isEqualTo("linux_41_1");
        assertThat(job.path("agents").path(0).path("timeline")).isNotEmpty();
        assertThat(job.path("templates").path(0).path("template").asString()).isEqualTo("small");
        assertThat(job.path("templates").path(0).path("standing").asString()).isEqualTo("CHOSEN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/pools/none",
                "/api/v1/pools/none/snapshot",
                "/api/v1/pools/linux/jobs/99",
                "/api/v1/pools/none/jobs/1"
            })
    void what_is_not_known_is_not_found(String path) {
        HttpResponse<String> response = http.withToken(path);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(Http.json(response).propertyNames()).containsExactly("error", "message");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/pools/No_Pool",
                "/api/v1/pools/No_Pool/snapshot",
                "/api/v1/pools/linux/jobs/abc",
                "/api/v1/pools/linux/jobs/0",
                "/api/v1/pools/linux/jobs/9999999999999999999"
            })
    void what_cannot_be_a_name_or_number_is_a_bad_request(String path) {
        HttpResponse<String> response = http.withToken(path);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Http.json(response).propertyNames()).containsExactly("error", "message");
    }

    @Test
    void other_methods_are_refused_without_a_trace() {
        HttpResponse<String> response = http.post("/", "x");
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(Http.json(response).propertyNames()).containsExactly("error", "message");
        assertThat(response.body()).doesNotContain("xception");
    }

    @Test
    void the_page_comes_from_our_own_jar_and_needs_no_token() {
        HttpResponse<String> page = http.get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<title>Muster</title>").doesNotContain("linux");
        assertThat(http.get("/muster.js").body()).contains("textContent").doesNotContain("innerHTML");
        assertThat(http.get("/muster.css").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/muster.js", "/api/v1/pools", "/api/v1/nothing"})
    void every_answer_carries_the_security_headers(String path) {
        for (HttpResponse<String> response : List.of(http.get(path), http.withToken(path))) {
            assertThat(response.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'self'"));
            assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
            assertThat(response.headers().firstValue("Server")).isEmpty();
            assertThat(response.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
    }
}
