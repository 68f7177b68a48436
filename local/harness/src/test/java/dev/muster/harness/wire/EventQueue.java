package dev.muster.harness.wire;

import dev.muster.harness.local.LocalEndpoints;
import dev.muster.simulator.http.HttpRequest;
import dev.muster.simulator.http.HttpResponse;
import dev.muster.simulator.http.HttpTap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts messages straight into the queue of task events, and keeps those that the controller received from others. */
final class EventQueue implements HttpTap, AutoCloseable {
    private final SequencedSet<String> received = new LinkedHashSet<>();
    private final Set<String> sent = new LinkedHashSet<>();
    private @Nullable SqsClient client;
    private String url = "";

    void open(LocalEndpoints endpoints) {
        url = endpoints.queueUrl();
        client = SqsClient.builder()
                .endpointOverride(endpoints.sqs())
                .region(Region.of(endpoints.region()))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    void send(String body) {
        if (client == null) {
            throw new IllegalStateException("not opened");
        }
        remember(body);
        client.sendMessage(request -> request.queueUrl(url).messageBody(body));
    }

    /** The clouds' own events in the order in which they were first received. */
    synchronized List<String> heard() {
        return List.copyOf(received);
    }

    /** The newest event that comes from now on. */
    String awaitEvent() {
        int before = heard().size();
        return Await.found(
                "a task event", () -> heard().size() > before ? Optional.of(heard().getLast()) : Optional.empty());
    }

    @Override
    public void saw(String server, HttpRequest request, HttpResponse response) {
        boolean receives = server.equals("sqs")
                && request.header("X-Amz-Target").orElse("").endsWith(".ReceiveMessage")
                && response.status() == 200
                && !response.body().isEmpty();
        if (receives) {
            JsonNode messages = JsonMapper.shared().readTree(response.body()).path("Messages");
            messages.valueStream()
                    .map(message -> message.path("Body").asString(""))
                    .forEach(this::keep);
        }
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
    }

    private synchronized void remember(String body) {
        sent.add(body);
    }

    private synchronized void keep(String body) {
        if (!sent.contains(body)) {
            received.add(body);
        }
    }
}
