package dev.muster.controller.doctor;

import dev.muster.controller.azuredevops.Transport;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether a controller answers where agents are told that it is. Asked from here; agents may stand behind other doors,
 * which only the probe task sees.
 */
public record BootstrapCheck(Transport transport, URI url) implements Check {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int MOST_BYTES = 1 << 16;

    @Override
    public Subject subject() {
        return Subject.BOOTSTRAP;
    }

    /** An empty call is refused before anything is looked up, in words that nobody else would use. */
    @Override
    public Result look() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        try {
            HttpResponse<byte[]> answer = transport.send(request, MOST_BYTES).get();
            return isOurs(answer)
                    ? new Result.Ok("A controller answers under " + url + ".")
                    : new Result.Warn(
                            "Something answers under " + url + " (HTTP " + answer.statusCode()
                                    + "), but not as a controller does.",
                            "Correct muster.bootstrap.url, or look at the proxy before the controller.");
        } catch (ExecutionException failed) {
            return new Result.Warn(
                    "Nobody answers under " + url + " as seen from here.",
                    "Nothing, if no controller runs yet or only agents can reach it; else look at the way to it.");
        }
    }

    private static boolean isOurs(HttpResponse<byte[]> answer) {
        try {
            String body = new String(answer.body(), StandardCharsets.UTF_8);
            return answer.statusCode() / 100 == 4
                    && JsonMapper.shared().readTree(body).path("error").isString();
        } catch (JacksonException other) {
            return false;
        }
    }
}
