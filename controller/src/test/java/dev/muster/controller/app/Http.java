package dev.muster.controller.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a client on this machine gets. */
record Http(int port) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = request(path).GET();
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> withToken(String path) {
        return get(path, "Authorization", "Bearer " + MemoryController.TOKEN);
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        HttpRequest.Builder request = request(path).POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Any method with the token, and a body that may be empty; {@code headers} are names and values in turn. */
    HttpResponse<String> edit(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = request(path)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + MemoryController.TOKEN);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Asks until the answer is as wanted; fails after 20 s. */
    JsonNode await(String path, Predicate<JsonNode> wanted) {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        JsonNode newest = json(withToken(path));
        while (!wanted.test(newest) && System.nanoTime() < until) {
            Thread.onSpinWait();
            newest = json(withToken(path));
        }
        assertThat(wanted.test(newest)).as("within 20 s: %s", newest).isTrue();
        return newest;
    }

    static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(15));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
