package dev.muster.controller.doctor.azuredevops;

import dev.muster.controller.azuredevops.ApiVersion;
import dev.muster.controller.azuredevops.Transport;
import dev.muster.controller.doctor.NotSeenException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.zip.GZIPInputStream;

/**
 * Asks one organisation, each time once, and shows answers as they come: the controller's own client judges and repeats,
 * which is just what an examination must not do.
 *
 * @param authorization the value of that header; empty to show nothing
 */
record Organization(Transport transport, URI url, String authorization, Traffic traffic, InstantSource clock) {
    private static final String UNDOCUMENTED = "application/json";
    private static final int MOST_BYTES = 64 << 20;
    private static final int MOST_UNPACKED = 256 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** The same organisation asked by somebody else. */
    Organization shownTo(String otherAuthorization) {
        return new Organization(transport, url, otherAuthorization, traffic, clock);
    }

    /** @param path below the organisation, {@code _apis/...} or {@code <project>/_apis/...}, with its query */
    Reply get(String path) throws InterruptedException {
        return send("GET", path, documented(), "");
    }

    /** For interfaces without documentation, which have no version of their own. */
    Reply getUndocumented(String path) throws InterruptedException {
        return send("GET", path, UNDOCUMENTED, "");
    }

    /** For interfaces that are documented as previews. */
    Reply getPreview(String path) throws InterruptedException {
        return send("GET", path, documented() + "-preview.1", "");
    }

    Reply change(String method, String path, String body) throws InterruptedException {
        return send(method, path, documented(), body);
    }

    /** Posts a form to an address that the organisation named; shows no credential. */
    Reply post(URI address, String form) throws InterruptedException {
        return exchange(HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", UNDOCUMENTED)
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String documented() {
        return UNDOCUMENTED + ";api-version=" + ApiVersion.of(url);
    }

    private Reply send(String method, String path, String accept, String body) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/" + path))
                .timeout(PATIENCE)
                .header("Accept", accept)
                .header("Accept-Encoding", "gzip");
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return exchange(request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build());
    }

    private Reply exchange(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<byte[]> response = transport.send(request, MOST_BYTES).get();
            Reply reply = new Reply(response.statusCode(), response.headers(), text(response));
            traffic.saw(reply, clock.instant());
            return reply;
        } catch (ExecutionException | IOException failed) {
            throw unanswered(request.uri().getHost(), failed);
        }
    }

    /** The class only: what a message quotes is not ours to know. */
    private static NotSeenException unanswered(String host, Exception failed) {
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        return new NotSeenException(
                host + " did not answer (" + cause.getClass().getSimpleName() + ").",
                "Check name, firewall, proxy and trusted certificates on the way from here to " + host + ".");
    }

    private static String text(HttpResponse<byte[]> response) throws IOException {
        boolean packed = response.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equalsIgnoreCase)
                .isPresent();
        InputStream bytes = new ByteArrayInputStream(response.body());
        try (InputStream content = packed ? new GZIPInputStream(bytes) : bytes) {
            return new String(content.readNBytes(MOST_UNPACKED), StandardCharsets.UTF_8);
        }
    }
}
