package dev.muster.harness.local;

import dev.muster.simulator.http.HttpRequest;
import dev.muster.simulator.http.HttpResponse;
import dev.muster.simulator.http.RequestHandler;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands before DynamoDB Local, passes everything on unchanged and counts the items written, so that the cost of a job
 * is not told by the controller itself. Safe for use by several threads.
 */
final class DynamoDbTap implements RequestHandler, AutoCloseable {
    private final Relay engine;
    private final AtomicLong written = new AtomicLong();

    /** A tap before the engine at {@code http://host:port}. */
    DynamoDbTap(URI engine) {
        this.engine = new Relay(engine);
    }

    /** How many items were written through it so far; calls that the engine refused wrote nothing. */
    long writtenItems() {
        return written.get();
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        HttpResponse answer = engine.handle(request);
        if (answer.status() == 200) {
            written.addAndGet(WriteCount.of(request.header("X-Amz-Target").orElse(""), request.body(), answer.body()));
        }
        return answer;
    }

    @Override
    public void close() {
        engine.close();
    }
}
