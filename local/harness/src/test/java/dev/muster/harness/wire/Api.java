package dev.muster.harness.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What somebody outside says to the controller over HTTP. */
final class Api implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final URI controller;
    private final HttpClient client = HttpClient.newHttpClient();

    /** Speaks to the controller at {@code http://host:port}. */
    Api(URI controller) {
        this.controller = controller;
    }

    /** An answer whose body is JSON. */
    record Answer(int status, JsonNode body) {}

    /** {@code GET /api/v1/pools/{name}}. */
    JsonNode pool(String name) {
        return get("/api/v1/pools/" + name).body();
    }

    /** One of the pool's conditions; empty if it has none such yet. */
    Optional<JsonNode> condition(String pool, String type) {
        return pool(pool)
                .path("conditions")
                .valueStream()
                .filter(condition -> condition.path("type").asString("").equals(type))
                .findFirst();
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(controller.resolve(path)).GET());
    }

    /** Posts JSON to one of the controller's paths. */
    Answer post(String path, String json) {
        return send(HttpRequest.newBuilder(controller.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    /** Any method with a JSON body, over what bears that tag; without one if it is empty. */
    Answer edit(String method, String path, String json, String tag) {
        HttpRequest.Builder request = HttpRequest.newBuilder(controller.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json));
        return send(tag.isEmpty() ? request : request.header("If-Match", tag));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), JsonMapper.shared().readTree(response.body()));
        } catch (IOException unreachable) {
            throw new UncheckedIOException("the controller did not answer", unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the controller was asked", stopped);
        }
    }
}
