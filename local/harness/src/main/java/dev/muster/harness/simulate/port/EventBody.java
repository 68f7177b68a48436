package dev.muster.harness.simulate.port;

import dev.muster.model.observed.TaskSeen;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads "ECS Task State Change" messages. */
final class EventBody {
    private static final JsonMapper JSON = new JsonMapper();

    private EventBody() {}

    /** The reading of a task that the message carries; empty if it is no such message. */
    static Optional<TaskSeen> read(String body) {
        try {
            JsonNode detail = JSON.readTree(body).path("detail");
            return detail.path("taskArn").isString() && detail.path("version").isIntegralNumber()
                    ? Optional.of(seen(detail))
                    : Optional.empty();
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    private static TaskSeen seen(JsonNode detail) {
        JsonNode container = detail.path("containers").path(0);
        JsonNode exitCode = container.path("exitCode");
        return new TaskSeen(
                detail.path("taskArn").asString(),
                Printed.taskId(detail.path("clusterArn").asString("")),
                detail.path("startedBy").asString(""),
                detail.path("group").asString(""),
                detail.path("version").asLong(),
                detail.path("lastStatus").asString(""),
                detail.path("desiredStatus").asString(""),
                text(detail, "stopCode"),
                text(detail, "stoppedReason"),
                exitCode.isIntegralNumber() ? exitCode.asInt() : null,
                time(detail, "createdAt"),
                time(detail, "startedAt"),
                time(detail, "stoppedAt"),
                text(container, "imageDigest"));
    }

    private static @Nullable Instant time(JsonNode detail, String field) {
        String text = text(detail, field);
        return text == null ? null : Instant.parse(text);
    }

    private static @Nullable String text(JsonNode detail, String field) {
        return detail.path(field).stringValueOpt().orElse(null);
    }
}
