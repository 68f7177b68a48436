package dev.muster.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopbackServerTest {
    private final List<String> overheard = new CopyOnWriteArrayList<>();
    private final LoopbackServer server = LoopbackServer.start("test", LoopbackServerTest::echo, this::overhear);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void hands_the_request_over_whole_and_the_answer_back() throws Exception {
        java.net.http.HttpResponse<String> answer = send("POST", "/a%20b?c=d%20e", "grüße");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("X-Extra")).contains("yes");
        assertThat(answer.body()).isEqualTo("POST /a%20b c=d%20e hello grüße");
        assertThat(overheard).containsExactly("test: grüße -> POST /a%20b c=d%20e hello grüße");
    }

    @Test
    void an_answer_without_a_body_is_one_on_the_wire() throws Exception {
        assertThat(send("DELETE", "/empty", "").statusCode()).isEqualTo(204);
        assertThat(send("GET", "/after", "").statusCode()).isEqualTo(201);
    }

    @Test
    void a_handler_that_fails_answers_500() throws Exception {
        assertThat(send("GET", "/broken", "").statusCode()).isEqualTo(500);
        assertThat(send("GET", "/after", "").statusCode()).isEqualTo(201);
    }

    @Test
    void listens_on_loopback_only() {
        assertThat(server.uri().getHost()).isEqualTo("127.0.0.1");
        assertThat(server.port()).isPositive();
    }

    private java.net.http.HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        return client.send(
                java.net.http.HttpRequest.newBuilder(URI.create(server.uri() + path))
                        .timeout(Duration.ofSeconds(10))
                        .header("X-Greeting", "hello")
                        .method(method, java.net.http.HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse echo(HttpRequest request) {
        return switch (request.path()) {
            case "/empty" -> HttpResponse.empty(204);
            case "/broken" -> throw new IllegalStateException("broken");
            default ->
                HttpResponse.of(
                                201,
                                "text/plain; charset=utf-8",
                                String.join(
                                        " ",
                                        request.method(),
                                        request.path(),
                                        request.query(),
                                        request.header("x-greeting").orElse(""),
                                        request.body()))
                        .with("X-Extra", "yes");
        };
    }

    private void overhear(String name, HttpRequest request, HttpResponse response) {
        overheard.add(name + ": " + request.body() + " -> " + response.body());
    }
}
