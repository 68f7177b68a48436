package dev.muster.controller.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events of service hooks, as Azure DevOps and others send them, before a controller that would poll once an hour. */
class HooksTest {
    private static final String PATH = "/hooks/azure-devops/events";
    private static final String SECRET = "the-secret-of-the-hooks";
    private static final String HERE = "https://dev.azure.com/acme/";
    private static final String JOB = "ms.vss-pipelines.job-state-changed-event";

    private static final MemoryController memory = new MemoryController();
    private static RunningController controller;
    private static Http http;
    private static int events;

    @BeforeAll
    static void start() {
        memory.putPool("linux");
        Map<String, Object> settings = MemoryController.settings();
        settings.put("muster.poll-interval", "1h");
        settings.put("muster.hooks.secret", SECRET);
        controller = memory.start(settings);
        http = new Http(controller.port());
        http.await("/api/v1/pools/linux", pool -> !pool.path("decidedAt").isNull());
    }

    @AfterAll
    static void stop() {
        controller.close();
    }

    @Test
    void a_job_is_found_at_once_and_a_flood_of_events_costs_few_readings() {
        memory.platforms.queue(41);
        assertThat(sent(JOB, HERE)).isEqualTo(204);
        http.await("/api/v1/pools/linux", pool -> pool.path("agents").size() == 1);

        int before = memory.platforms.readings();
        long began = System.nanoTime();
        for (int i = 0; i < 300; i++) {
            assertThat(sent("ms.vss-pipelines.run-state-changed-event", HERE)).isEqualTo(204);
        }
        memory.platforms.queue(42);
        assertThat(sent("ms.vss-pipelines.stage-state-changed-event", "https://ACME.visualstudio.com/"))
                .isEqualTo(204);
        http.await("/api/v1/pools/linux", pool -> pool.path("agents").size() == 2);
        long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
        assertThat(memory.platforms.readings() - before).isBetween(1, (int) (seconds / 2) + 2);
    }

    @Test
    void without_the_secret_nothing_is_taken() {
        double denied = counted("denied");
        String body = event(JOB, HERE);
        assertThat(http.post(PATH, body).statusCode()).isEqualTo(401);
        assertThat(http.post(PATH, body, "X-Muster-Secret", "wrong").statusCode())
                .isEqualTo(401);
        assertThat(http.post(PATH, body, "Authorization", basic("wrong")).statusCode())
                .isEqualTo(401);
        assertThat(http.post(PATH, body, "Authorization", "Basic %%%").statusCode())
                .isEqualTo(401);
        assertThat(http.post(PATH, body, "Authorization", "Bearer " + MemoryController.TOKEN)
                        .statusCode())
                .as("the token of the API opens nothing here")
                .isEqualTo(401);
        HttpResponse<String> refused = http.post(PATH, body, "Authorization", basic("wrong"));
        assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Basic realm=\"muster-hooks\"");
        assertThat(refused.body()).doesNotContain("wrong").doesNotContain(SECRET);
        assertThat(counted("denied")).isEqualTo(denied + 6);
    }

    @Test
    void the_secret_may_come_as_a_password_of_anybody_or_in_a_header() {
        assertThat(http.post(PATH, event(JOB, HERE), "Authorization", basic(SECRET))
                        .statusCode())
                .isEqualTo(204);
        assertThat(http.post(PATH, event(JOB, HERE), "X-Muster-Secret", SECRET).statusCode())
                .isEqualTo(204);
        assertThat(http.post(PATH, event(JOB, HERE), "X-Muster-Secret", "", "Authorization", basic(SECRET))
                        .statusCode())
                .as("one wrong is enough")
                .isEqualTo(401);
    }

    @Test
    void a_replay_is_counted_and_does_nothing() {
        String body = event(JOB, HERE);
        double replayed = counted("replayed");
        double accepted = counted("accepted");
        for (int i = 0; i < 3; i++) {
            assertThat(http.post(PATH, body, "X-Muster-Secret", SECRET).statusCode())
                    .isEqualTo(204);
        }
        assertThat(counted("accepted")).isEqualTo(accepted + 1);
        assertThat(counted("replayed")).isEqualTo(replayed + 2);
    }

    @Test
    void other_events_and_other_organisations_are_ignored_without_an_error_that_would_end_the_subscription() {
        double ignored = counted("ignored");
        assertThat(sent("git.push", HERE)).isEqualTo(204);
        assertThat(sent(JOB, "https://dev.azure.com/another/")).isEqualTo(204);
        assertThat(counted("ignored")).isEqualTo(ignored + 2);
    }

    @Test
    void an_event_that_does_not_tell_its_organisation_is_taken() {
        double accepted = counted("accepted");
        String body = "{\"eventType\":\"" + JOB + "\",\"id\":\"no place " + events++ + "\"}";
        assertThat(http.post(PATH, body, "X-Muster-Secret", SECRET).statusCode())
                .isEqualTo(204);
        assertThat(counted("accepted")).isEqualTo(accepted + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "no JSON", "[]", "5", "null", "{}", "{\"eventType\":5}", "{\"eventType\":{}}", "{\"a\":"})
    void junk_is_refused_and_counted(String junk) {
        double malformed = counted("malformed");
        HttpResponse<String> refused = http.post(PATH, junk, "X-Muster-Secret", SECRET);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Http.json(refused).propertyNames()).containsExactly("error", "message");
        assertThat(counted("malformed")).isEqualTo(malformed + 1);
    }

    @Test
    void deeply_nested_junk_is_only_junk() {
        String nested = "[".repeat(100_000);
        assertThat(http.post(PATH, nested, "X-Muster-Secret", SECRET).statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_body_too_long_is_refused() {
        double tooLong = counted("too-long");
        assertThat(http.post(PATH, " ".repeat(256 * 1024 + 1), "X-Muster-Secret", SECRET)
                        .statusCode())
                .isEqualTo(413);
        assertThat(counted("too-long")).isEqualTo(tooLong + 1);
    }

    @Test
    void without_a_configured_secret_the_door_is_closed_to_everybody() {
        try (RunningController closed = new MemoryController().start(MemoryController.settings())) {
            for (String shown : List.of("", SECRET)) {
                HttpResponse<String> response =
                        new Http(closed.port()).post(PATH, event(JOB, HERE), "X-Muster-Secret", shown);
                assertThat(response.statusCode()).isEqualTo(404);
                assertThat(Http.json(response).path("error").asString()).isEqualTo("hooks-closed");
            }
        }
    }

    private static int sent(String type, String organization) {
        return http.post(PATH, event(type, organization), "X-Muster-Secret", SECRET)
                .statusCode();
    }

    private static String event(String type, String organization) {
        return """
                {"subscriptionId": "s", "notificationId": %d, "id": "e%d", "eventType": "%s",
                 "publisherId": "pipelines", "resource": {"job": {"state": "waiting"}},
                 "resourceContainers": {"collection": {"id": "c"}, "account": {"id": "a", "baseUrl": "%s"}}}
                """.formatted(events, events++, type, organization);
    }

    private static String basic(String password) {
        return "Basic " + Base64.getEncoder().encodeToString(("anybody:" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static double counted(String outcome) {
        String line = "muster_hooks_events_total{outcome=\"" + outcome + "\"} ";
        return new Http(controller.managementPort())
                .get("/actuator/prometheus")
                .body()
                .lines()
                .filter(found -> found.startsWith(line))
                .mapToDouble(found -> Double.parseDouble(found.substring(line.length())))
                .sum();
    }
}
