package dev.muster.controller.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Specs read and edited over HTTP. */
class SpecApiTest {
    private static final String SPEC = "/api/v1/pools/linux/spec";
    private static final String[] JSON = {"Content-Type", "application/json"};
    private static final List<String> TIMEOUTS = List.of("start", "idle", "surplus", "linger");
    private static final MemoryController MEMORY = new MemoryController();
    private static RunningController controller;
    private static Http http;

    @BeforeAll
    static void start() {
        controller = MEMORY.start(MemoryController.settings());
        http = new Http(controller.port());
    }

    @AfterAll
    static void stop() {
        controller.close();
    }

    @BeforeEach
    void someoneWroteTheSpecByHand() {
        MEMORY.putPool("linux");
    }

    @Test
    void a_spec_is_read_as_it_stands_with_the_tag_to_change_it_by() {
        HttpResponse<String> response = http.withToken(SPEC);
        JsonNode document = Http.json(response);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("ETag"))
                .hasValue(document.path("etag").asString());
        assertThat(document.path("etag").asString()).matches("\"[0-9a-f]{64}\"");
        assertThat(document.at("/spec/limits/maxAgents").asInt()).isEqualTo(5);
        assertThat(document.path("generation").isNull()).isTrue();
        assertThat(document.path("mistakes")).isEmpty();
    }

    @Test
    void values_of_variables_are_withheld_and_stay_when_they_are_written_back() {
        HttpResponse<String> read = http.withToken(SPEC);
        assertThat(read.body()).doesNotContain("user:pass");
        ObjectNode spec = (ObjectNode) Http.json(read).path("spec");
        assertThat(spec.at("/templates/0/environment/PROXY").toString()).isEqualTo("{\"withheld\":true}");
        assertThat(spec.at("/templates/0/secrets/FEED_TOKEN").asString()).isEqualTo(MemoryController.SECRET_ARN);
        ((ObjectNode) spec.path("limits")).put("maxAgents", 6);
        assertThat(put(spec.toString(), tag(read)).statusCode()).isEqualTo(200);
        assertThat(MEMORY.spec("linux").toString()).contains("user:pass", "maxAgents=Decimal[value=6]");
    }

    @Test
    void an_edit_is_counted_signed_and_soon_in_force() {
        HttpResponse<String> first = patch("{\"limits\": {\"maxAgents\": 7}}");
        HttpResponse<String> second = patch("{\"limits\": {\"maxAgents\": 8}}");
        JsonNode document = Http.json(second);
        assertThat(document.path("generation").asLong())
                .isEqualTo(Http.json(first).path("generation").asLong() + 1);
        assertThat(document.path("updatedBy").asString()).isEqualTo("api");
        assertThat(document.path("updatedAt").asString()).matches("20\\d\\d-.*Z");
        assertThat(document.path("etag")).isNotEqualTo(Http.json(first).path("etag"));
        http.await(
                "/api/v1/pools/linux", pool -> pool.at("/spec/limits/maxAgents").asInt() == 8);
    }

    @Test
    void an_edit_of_what_has_changed_by_hand_is_refused_with_what_stands_there() {
        HttpResponse<String> read = http.withToken(SPEC);
        MEMORY.putPool("linux", "pass", true, 99);
        HttpResponse<String> refused = put(Http.json(read).path("spec").toString(), tag(read));
        assertThat(refused.statusCode()).isEqualTo(412);
        JsonNode answer = Http.json(refused);
        assertThat(answer.path("error").asString()).isEqualTo("spec-changed");
        assertThat(answer.at("/current/spec/limits/maxAgents").asInt()).isEqualTo(99);
        assertThat(answer.path("current").toString()).doesNotContain("user:pass");
        assertThat(Http.json(http.withToken(SPEC))).isEqualTo(answer.path("current"));
        assertThat(http.edit("PATCH", SPEC, "{}", "Content-Type", "application/json", "If-Match", tag(read))
                        .statusCode())
                .isEqualTo(412);
        assertThat(http.edit("DELETE", SPEC, "", "If-Match", tag(read)).statusCode())
                .isEqualTo(412);
    }

    @Test
    void a_spec_with_mistakes_is_refused_with_every_path_and_nothing_is_written() {
        HttpResponse<String> before = http.withToken(SPEC);
        HttpResponse<String> refused =
                patch("{\"limits\": {\"maxAgents\": \"7\", \"maxAgnets\": 7}, \"cluster\": null, \"network\": 5}");
        assertThat(refused.statusCode()).isEqualTo(422);
        JsonNode answer = Http.json(refused);
        assertThat(answer.path("error").asString()).isEqualTo("spec-invalid");
        assertThat(answer.path("mistakes")
                        .valueStream()
                        .map(mistake -> mistake.path("path").asString()))
                .containsExactlyInAnyOrder(
                        "spec.limits.maxAgents", "spec.limits.maxAgnets", "spec.cluster", "spec.network");
        assertThat(http.withToken(SPEC).body()).isEqualTo(before.body());
    }

    @Test
    void an_edit_names_the_schema_and_one_in_a_newer_schema_is_left_alone() {
        assertThat(Http.json(patch("{\"paused\": true}"))
                        .at("/spec/schemaVersion")
                        .asInt())
                .isEqualTo(1);
        HttpResponse<String> refused = patch("{\"schemaVersion\": 2}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Http.json(refused).at("/mistakes/0/message").asString()).contains("a newer release of Muster");
        MEMORY.putSchema("linux", 2);
        assertThat(patch("{\"paused\": true}").statusCode()).isEqualTo(422);
        assertThat(MEMORY.spec("linux").toString()).contains("schemaVersion=Decimal[value=2]");
    }

    @Test
    void a_spec_is_created_once_and_removed_as_it_was_read() {
        String spec = Http.json(http.withToken(SPEC)).path("spec").toString().replace("{\"withheld\":true}", "\"x\"");
        String path = "/api/v1/pools/fresh/spec";
        String[] create = {"Content-Type", "application/json", "If-None-Match", "*"};
        HttpResponse<String> created = http.edit("PUT", path, spec, create);
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(Http.json(created).path("generation").asLong()).isEqualTo(1);
        assertThat(http.edit("PUT", path, spec, create).statusCode()).isEqualTo(412);
        assertThat(http.edit("DELETE", path, "").statusCode()).isEqualTo(428);
        assertThat(http.edit("DELETE", path, "", "If-Match", tag(created)).statusCode())
                .isEqualTo(204);
        assertThat(http.withToken(path).statusCode()).isEqualTo(404);
        assertThat(http.edit("PATCH", path, "{}", JSON).statusCode()).isEqualTo(404);
        assertThat(http.edit("DELETE", path, "", "If-Match", tag(created)).statusCode())
                .isEqualTo(412);
    }

    @Test
    void what_was_withheld_cannot_be_written_where_nothing_stands() {
        ObjectNode spec = (ObjectNode) Http.json(http.withToken(SPEC)).path("spec");
        HttpResponse<String> refused = http.edit(
                "PUT",
                "/api/v1/pools/other/spec",
                spec.toString(),
                "Content-Type",
                "application/json",
                "If-None-Match",
                "*");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Http.json(refused).at("/mistakes/0/path").asString())
                .isEqualTo("spec.templates[0].environment.PROXY");
    }

    @Test
    void what_stands_where_the_place_of_a_secret_should_is_withheld() {
        MEMORY.putCredential("linux", "my-very-own-token");
        HttpResponse<String> read = http.withToken(SPEC);
        assertThat(read.body()).doesNotContain("my-very-own-token");
        assertThat(Http.json(read).at("/mistakes/0/path").asString()).isEqualTo("spec.azureDevOps.credential");
    }

    @Test
    void many_patches_at_once_are_all_there_in_the_end() throws InterruptedException {
        ConcurrentLinkedQueue<Integer> statuses = new ConcurrentLinkedQueue<>();
        List<Thread> authors = IntStream.range(0, 8)
                .mapToObj(i -> Thread.ofVirtual().start(() -> {
                    int status;
                    do {
                        String timeout = TIMEOUTS.get(i % TIMEOUTS.size());
                        status = patch("{\"timeouts\": {\"" + timeout + "\": \"" + (60 + i) + "s\"}}")
                                .statusCode();
                    } while (status == 409);
                    statuses.add(status);
                }))
                .toList();
        for (Thread author : authors) {
            author.join();
        }
        assertThat(statuses).hasSize(8).containsOnly(200);
        JsonNode timeouts = Http.json(http.withToken(SPEC)).at("/spec/timeouts");
        assertThat(timeouts.propertyNames()).containsExactlyInAnyOrderElementsOf(TIMEOUTS);
        assertThat(Http.json(http.withToken(SPEC)).path("generation").asLong()).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    PUT    | application/json             |                    | {}              | 428
                    PUT    | application/json             | If-Match: *        | {}              | 400
                    PUT    | application/json             | If-None-Match: x   | {}              | 400
                    PUT    | application/json             | If-Match: "x"      | {}              | 412
                    PUT    | text/plain                   | If-Match: "x"      | {}              | 415
                    PATCH  | application/json             |                    | {"cluster":     | 400
                    PATCH  | application/json             |                    | {"a":1, "a":2}  | 400
                    PATCH  | application/json             |                    | {} x            | 400
                    PATCH  | application/json             |                    | []              | 422
                    PATCH  | application/merge-patch+json |                    | {"paused":true} | 200
                    PATCH  | application/x-www-form-urlencoded |               | a=b             | 415
                    POST   | application/json             |                    | {}              | 405
                    """)
    void whatever_else_is_sent_gets_an_answer_that_says_why(
            String method, String type, String header, String body, int status) {
        String[] headers = header == null
                ? new String[] {"Content-Type", type}
                : new String[] {
                    "Content-Type",
                    type,
                    header.substring(0, header.indexOf(':')),
                    header.substring(header.indexOf(':') + 1).strip()
                };
        HttpResponse<String> answer = http.edit(method, SPEC, body, headers);
        assertThat(answer.statusCode()).isEqualTo(status);
        String error = Http.json(answer).path("error").asString("");
        assertThat(error.isBlank()).isEqualTo(status == 200);
    }

    @Test
    void nobody_edits_without_the_token_and_no_name_but_a_pools_is_taken() {
        assertThat(http.get(SPEC).statusCode()).isEqualTo(401);
        assertThat(http.edit("PATCH", "/api/v1/pools/No%20pool/spec", "{}", JSON)
                        .statusCode())
                .isEqualTo(400);
        String huge = "{\"cluster\": \"" + "x".repeat(1 << 20) + "\"}";
        assertThat(http.edit("PATCH", SPEC, huge, JSON).statusCode()).isEqualTo(413);
        String large = "{\"cluster\": \"" + "x".repeat(390 * 1024) + "\"}";
        HttpResponse<String> refused = http.edit("PATCH", SPEC, large, JSON);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Http.json(refused).at("/mistakes/0/message").asString()).contains("at most 300000 bytes");
    }

    private static HttpResponse<String> patch(String body) {
        return http.edit("PATCH", SPEC, body, "Content-Type", "application/merge-patch+json");
    }

    private static HttpResponse<String> put(String body, String tag) {
        return http.edit("PUT", SPEC, body, "Content-Type", "application/json", "If-Match", tag);
    }

    private static String tag(HttpResponse<String> response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }
}
