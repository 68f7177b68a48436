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
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands before DynamoDB Local, passes everything on unchanged and counts the items written, so that the cost of a job
 * is not told by the controller itself. Safe for use by several threads.
 */
final class DynamoDbTap implements RequestHandler, AutoCloseable {
    /** Headers of one connection, which the next one has of its own; java.net.http sets them itself. */
    private static final List<String> OF_THE_CONNECTION =
            List.of("host", "connection", "content-length", "transfer-encoding", "expect", "upgrade", "date", "server");

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final URI engine;
    private final HttpClient client;
    private final AtomicLong written = new AtomicLong();

    /** A tap before the engine at {@code http://host:port}. */
    DynamoDbTap(URI engine) {
        this.engine = engine;
        this.client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    /** How many items were written through it so far; calls that the engine refused wrote nothing. */
    long writtenItems() {
        return written.get();
    }

    @Override
    public HttpResponse handle(dev.muster.simulator.http.HttpRequest request) {
        try {
            java.net.http.HttpResponse<String> answer = client.send(forwarded(request), BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                written.addAndGet(
                        WriteCount.of(request.header("X-Amz-Target").orElse(""), request.body(), answer.body()));
            }
            return returned(answer);
        } catch (IOException unreachable) {
            return HttpResponse.of(503, "text/plain", "DynamoDB Local did not answer: " + unreachable);
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
        HttpRequest.Builder forwarded = HttpRequest.newBuilder(engine.resolve(request.path()))
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
