package dev.muster.harness.local;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;

/**
 * A subscription of the organisation: tells a controller that a job waits, as Azure DevOps does with Web Hooks, and cares for
 * no answer. An event that gets lost costs time only, for the controller polls as well.
 */
public final class ServiceHook implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI door;
    private final String secret;
    private final URI organisation;

    /** @param door where the controller takes events */
    public ServiceHook(URI door, String secret, URI organisation) {
        this.door = door;
        this.secret = secret;
        this.organisation = organisation;
    }

    /** Returns at once. */
    void jobWaits() {
        String body = """
                {"id":"%s","eventType":"ms.vss-pipelines.job-state-changed-event",
                "resourceContainers":{"account":{"baseUrl":"%s/"}}}""".formatted(UUID.randomUUID(), organisation);
        HttpRequest request = HttpRequest.newBuilder(door)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("X-Muster-Secret", secret)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var _ = http.sendAsync(request, HttpResponse.BodyHandlers.discarding());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
