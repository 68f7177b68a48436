package dev.muster.harness.wire;

import dev.muster.simulator.ado.PlannedCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the controller as Azure DevOps does that has come to a check of type Invoke REST API. */
final class CheckCaller implements AutoCloseable {
    /** The time in which Azure DevOps wants an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final URI door;
    private final String secret;
    private final URI organisation;
    private final HttpClient client = HttpClient.newHttpClient();

    /** @param door where checks are taken, ending in a slash */
    CheckCaller(URI door, String secret, URI organisation) {
        this.door = door;
        this.secret = secret;
        this.organisation = organisation;
    }

    /** What was answered. */
    record Answer(int status, JsonNode body) {
        String verdict() {
            return body.path("status").asString("");
        }

        String reason() {
            return body.path("reason").asString("");
        }

        String message() {
            return body.path("message").asString("");
        }
    }

    /** Sends an event of a service hook; the status of the answer. */
    int event(String type) {
        String body = """
                {"id":"%s","eventType":"%s","resourceContainers":{"account":{"baseUrl":"%s/"}}}""".formatted(UUID.randomUUID(), type, organisation);
        return send(door.resolve("../events"), body, new LinkedHashMap<>()).statusCode();
    }

    /** As one sets it up whose answer is judged at once. */
    Answer ask(String pool) {
        return send(pool, "", new LinkedHashMap<>());
    }

    /** As one sets it up who wants to be called back. */
    Answer askLater(String pool, PlannedCheck check) {
        return askLater(pool, headers(check));
    }

    /** The same with headers of one's own. */
    Answer askLater(String pool, Map<String, String> headers) {
        return send(pool, "?mode=callback", headers);
    }

    /** The headers that Azure DevOps proposes. */
    Map<String, String> headers(PlannedCheck check) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("PlanUrl", organisation + "/");
        headers.put("ProjectId", check.project().toString());
        headers.put("HubName", check.hub());
        headers.put("PlanId", check.plan().toString());
        headers.put("JobId", check.job().toString());
        headers.put("TimelineId", check.timeline().toString());
        headers.put("TaskInstanceId", check.task().toString());
        headers.put("AuthToken", check.token());
        return headers;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private Answer send(String pool, String query, Map<String, String> headers) {
        HttpResponse<String> response = send(door.resolve(pool + query), "{}", headers);
        return new Answer(response.statusCode(), JsonMapper.shared().readTree(response.body()));
    }

    private HttpResponse<String> send(URI address, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("X-Muster-Secret", secret)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException unanswered) {
            throw new UncheckedIOException("the controller did not answer within " + PATIENCE, unanswered);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a check was asked", stopped);
        }
    }
}
