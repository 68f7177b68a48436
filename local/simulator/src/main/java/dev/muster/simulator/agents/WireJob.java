package dev.muster.simulator.agents;

import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A job as its message tells it. */
record WireJob(
        long messageId, long requestId, String jobId, String planId, String project, Duration duration, String result) {

    static WireJob of(JsonNode message) {
        JsonNode body = JsonMapper.shared().readTree(message.path("body").asString());
        JsonNode plan = body.path("plan");
        JsonNode work = body.path("steps").path(0).path("inputs");
        return new WireJob(
                message.path("messageId").asLong(),
                body.path("requestId").asLong(),
                body.path("jobId").asString(),
                plan.path("planId").asString(),
                plan.path("scopeIdentifier").asString(),
                Duration.ofMillis(work.path("milliseconds").asLong()),
                work.path("result").asString("succeeded"));
    }
}
