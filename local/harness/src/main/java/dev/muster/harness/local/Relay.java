package dev.muster.harness.local;

import dev.muster.simulator.http.HttpResponse;
import dev.muster.simulator.http.RequestHandler;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/** Passes every request on to another server and its answer back, unchanged. Safe for use by several threads. */
public final class Relay implements RequestHandler, AutoCloseable {
    /** Headers of one connection, which the next one has of its own; java.net.http sets them itself. */
    private static final List<String> OF_THE_CONNECTION =
            List.of("host", "connection", "content-length", "transfer-encoding", "expect", "upgrade", "date", "server");

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final URI server;
    private final HttpClient client;

    /** A relay before the server at {@code http://host:port}, which may come and go. */
    public Relay(URI server) {
        this.server = server;
        this.client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    /** The server's answer; 503 if there was none within 30 s. */
    @Override
    public HttpResponse handle(dev.muster.simulator.http.HttpRequest request) {
        try {
            return returned(client.send(forwarded(request), BodyHandlers.ofString()));
        } catch (IOException unreachable) {
            return HttpResponse.of(503, "text/plain", server + " did not answer: " + unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return HttpResponse.empty(503);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest forwarded(dev.muster.simulator.http.HttpRequest request) {
        String query = request.query().isEmpty() ? "" : "?" + request.query();
        HttpRequest.Builder forwarded = HttpRequest.newBuilder(server.resolve(request.path() + query))
                .timeout(TIMEOUT)
                .method(request.method(), BodyPublishers.ofString(request.body()));
        request.headers().forEach((name, values) -> {
            if (isOfTheMessage(name)) {
                values.forEach(value -> forwarded.header(name, value));
            }
        });
        return forwarded.build();
    }

    private static HttpResponse returned(java.net.http.HttpResponse<String> answer) {
        HttpResponse returned = new HttpResponse(answer.statusCode(), Collections.emptyMap(), answer.body());
        for (String name : new TreeSet<>(answer.headers().map().keySet())) {
            if (isOfTheMessage(name)) {
                returned = returned.with(name, answer.headers().firstValue(name).orElse(""));
            }
        }
        return returned;
    }

    private static boolean isOfTheMessage(String header) {
        return OF_THE_CONNECTION.stream().noneMatch(header::equalsIgnoreCase);
    }
}
