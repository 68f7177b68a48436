package dev.muster.controller.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.checks.LocalDataKeys;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTest {
    private static final String SECRET = "hooks-secret-0123456789";
    private static final String DOOR = "/hooks/azure-devops/checks/";
    private static final String LATER = "?mode=callback";
    private static final String JOB_TOKEN = "eyJ0eXAiOiJKV1QifQ.cGF5bG9hZA.c2lnbmF0dXJl";

    private static final MemoryController memory = new MemoryController();
    private static RunningController controller;
    private static Http http;

    @BeforeAll
    static void start() {
        memory.putPool("passing");
        memory.putPool("roomy", "capacity", false, 5);
        memory.putPool("paused", "capacity", true, 5);
        memory.putPool("none", "capacity", false, 0);
        memory.checkKeys = CheckKeys.of(new LocalDataKeys(new byte[LocalDataKeys.BYTES], new Identifiers()::bytes));
        Map<String, Object> settings = MemoryController.settings();
        settings.put("muster.hooks.secret", SECRET);
        controller = memory.start(settings);
        http = new Http(controller.port());
        for (String pool : List.of("passing", "roomy", "paused", "none")) {
            http.await("/api/v1/pools/" + pool, seen -> !seen.path("decidedAt").isNull());
        }
    }

    @AfterAll
    static void stop() {
        controller.close();
    }

    @Test
    void a_check_is_answered_at_once() {
        assertThat(answer("passing", "")).isEqualTo("pass: Checks of this pool pass.");
        assertThat(answer("passing", "?mode=answer")).isEqualTo("pass: Checks of this pool pass.");
        assertThat(answer("roomy", "")).isEqualTo("pass: There is room for one more agent.");
        assertThat(answer("paused", "")).isEqualTo("fail: The pool is paused.");
        assertThat(answer("none", "")).startsWith("fail: The pool may have no agents");
    }

    @Test
    void every_check_makes_its_pool_be_read() {
        int before = memory.platforms.readings();
        answer("passing", "");
        await(() -> memory.platforms.readings() > before);
    }

    @Test
    void without_the_secret_nothing_is_answered() {
        double denied = counted("denied");
        assertThat(http.post(DOOR + "passing", "").statusCode()).isEqualTo(401);
        assertThat(http.post(DOOR + "passing", "", "X-Muster-Secret", "wrong").statusCode())
                .isEqualTo(401);
        assertThat(http.post(DOOR + "no-such-pool", "").statusCode())
                .as("nobody learns which pools there are")
                .isEqualTo(401);
        assertThat(counted("denied")).isEqualTo(denied + 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-pool", "UPPER", "under_score"})
    void an_unknown_pool_is_not_found(String pool) {
        HttpResponse<String> response = post(pool, "", "");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(Http.json(response).path("error").asString()).isEqualTo("pool-not-found");
    }

    @Test
    void another_spelling_of_the_path_stays_behind_the_token_of_the_api() {
        for (String path :
                List.of("/hooks/azure-devops/checks/../checks/passing", DOOR + "passing/", DOOR + "%70assing")) {
            assertThat(http.post(path, "", "X-Muster-Secret", SECRET).statusCode())
                    .as(path)
                    .isIn(400, 401);
        }
    }

    @Test
    void a_query_that_means_nothing_and_a_body_too_long_are_refused() {
        assertThat(Http.json(post("passing", "?mode=later", "")).path("message").asString())
                .isEqualTo("the query must be mode=answer, mode=callback or nothing");
        assertThat(post("passing", "?mode=later", "").statusCode()).isEqualTo(400);
        assertThat(post("passing", "", "x".repeat(64 * 1024 + 1)).statusCode()).isEqualTo(413);
        assertThat(post("passing", "", "x".repeat(64 * 1024)).statusCode()).isEqualTo(200);
    }

    @Test
    void a_check_that_wants_to_be_called_back_is_told_once_and_forgotten() {
        UUID task = UUID.randomUUID();
        awaitAccepted("passing", task);
        await(() -> told(task).size() == 1);
        FakeCheckEvents.Completed completed = told(task).getFirst();
        assertThat(completed.passed()).isTrue();
        assertThat(completed.token()).isEqualTo(JOB_TOKEN);
        assertThat(completed.ticket().organizationUrl()).hasToString("https://dev.azure.com/acme");
        await(() -> memory.checks.pending().isEmpty());
        double repeated = counted("repeated");
        assertThat(later("passing", task).statusCode()).isEqualTo(200);
        assertThat(counted("repeated")).isEqualTo(repeated + 1);
        assertThat(told(task)).hasSize(1);
    }

    @Test
    void a_check_of_a_pool_that_is_paused_fails_later_with_the_reason_in_its_log() {
        UUID task = UUID.randomUUID();
        awaitAccepted("paused", task);
        await(() -> told(task).size() == 1);
        assertThat(told(task).getFirst().passed()).isFalse();
        assertThat(memory.checkEvents.lines()).contains("Failed. The pool is paused.");
    }

    @Test
    void a_check_that_lacks_something_is_refused_and_not_kept() {
        Map<String, String> headers = headers(UUID.randomUUID());
        headers.remove("PlanId");
        headers.put("PlanUrl", "https://evil.example/acme/");
        HttpResponse<String> refused = http.post(DOOR + "passing" + LATER, "", flat(headers));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("header PlanId is missing", "header PlanUrl must be")
                .doesNotContain("evil.example", JOB_TOKEN);
    }

    @Test
    void without_a_key_for_tokens_no_check_is_called_back_but_every_one_is_answered_at_once() {
        MemoryController keyless = new MemoryController();
        keyless.putPool("passing");
        Map<String, Object> settings = MemoryController.settings();
        settings.put("muster.hooks.secret", SECRET);
        try (RunningController running = keyless.start(settings)) {
            Http door = new Http(running.port());
            HttpResponse<String> closed = door.post(DOOR + "passing" + LATER, "", flat(headers(UUID.randomUUID())));
            assertThat(closed.statusCode()).isEqualTo(404);
            assertThat(Http.json(closed).path("error").asString()).isEqualTo("callbacks-closed");
            await(() ->
                    door.post(DOOR + "passing", "", "X-Muster-Secret", SECRET).statusCode() == 200);
        }
    }

    @Test
    void without_a_secret_the_door_is_closed() {
        try (RunningController closed = new MemoryController().start(MemoryController.settings())) {
            HttpResponse<String> response = new Http(closed.port()).post(DOOR + "passing", "");
            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(Http.json(response).path("error").asString()).isEqualTo("hooks-closed");
        }
    }

    private static List<FakeCheckEvents.Completed> told(UUID task) {
        return memory.checkEvents.completed().stream()
                .filter(completed -> completed.ticket().id().task().equals(task))
                .toList();
    }

    /** The key for tokens is made right after the start. */
    private static void awaitAccepted(String pool, UUID task) {
        await(() -> later(pool, task).statusCode() == 200);
    }

    private static HttpResponse<String> later(String pool, UUID task) {
        return http.post(DOOR + pool + LATER, "{}", flat(headers(task)));
    }

    private static Map<String, String> headers(UUID task) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("X-Muster-Secret", SECRET);
        headers.put("PlanUrl", "https://acme.visualstudio.com/");
        headers.put("ProjectId", "0f8fad5b-d9cb-469f-a165-708677289501");
        headers.put("HubName", "build");
        headers.put("PlanId", "0f8fad5b-d9cb-469f-a165-708677289502");
        headers.put("JobId", "0f8fad5b-d9cb-469f-a165-708677289503");
        headers.put("TimelineId", "0f8fad5b-d9cb-469f-a165-708677289504");
        headers.put("TaskInstanceId", task.toString());
        headers.put("AuthToken", JOB_TOKEN);
        return headers;
    }

    private static String[] flat(Map<String, String> headers) {
        List<String> flat = new ArrayList<>();
        headers.forEach((name, value) -> {
            flat.add(name);
            flat.add(value);
        });
        return flat.toArray(String[]::new);
    }

    private static String answer(String pool, String query) {
        HttpResponse<String> response = post(pool, query, "{}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        var body = Http.json(response);
        assertThat(body.path("pool").asString()).isEqualTo(pool);
        return body.path("status").asString() + ": " + body.path("reason").asString();
    }

    private static HttpResponse<String> post(String pool, String query, String body) {
        return http.post(DOOR + pool + query, body, "X-Muster-Secret", SECRET);
    }

    private static void await(BooleanSupplier holds) {
        long until = System.nanoTime() + 20_000_000_000L;
        while (!holds.getAsBoolean() && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertThat(holds.getAsBoolean()).as("within 20 s").isTrue();
    }

    private static double counted(String outcome) {
        String line = "muster_checks_total{outcome=\"" + outcome + "\"} ";
        return new Http(controller.managementPort())
                .get("/actuator/prometheus")
                .body()
                .lines()
                .filter(found -> found.startsWith(line))
                .mapToDouble(found -> Double.parseDouble(found.substring(line.length())))
                .sum();
    }
}
