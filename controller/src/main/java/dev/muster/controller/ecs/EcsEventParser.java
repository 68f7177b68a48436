package dev.muster.controller.ecs;

import dev.muster.model.observed.TaskSeen;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads "ECS Task State Change" events as EventBridge puts them on a queue (Amazon ECS developer guide, task state change
 * events). Codes are text, unknown fields are ignored, most fields may be missing; but a field that is there in another
 * form than ECS gives it makes the whole message untrustworthy. Pure; safe for use by many threads.
 */
public final class EcsEventParser {
    private static final String TASK_STATE_CHANGE = "ECS Task State Change";
    private static final String OUR_GROUPS = "muster:";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @param body of the message as received */
    public EcsEvent parse(String body) {
        try {
            return event(JSON.readTree(body));
        } catch (JacksonException broken) {
            return new EcsEvent.Malformed("no JSON: " + broken.getOriginalMessage());
        } catch (OddFieldException odd) {
            return new EcsEvent.Malformed(String.valueOf(odd.getMessage()));
        }
    }

    private static EcsEvent event(JsonNode event) {
        if (!event.isObject()) {
            throw new OddFieldException("the message is no object");
        }
        String type = text(event, "detail-type");
        if (!text(event, "source").equals("aws.ecs") || !type.equals(TASK_STATE_CHANGE)) {
            return new EcsEvent.NotForUs("a " + type);
        }
        JsonNode detail = event.path("detail");
        if (!detail.isObject()) {
            throw new OddFieldException("detail is no object");
        }
        String group = textOrEmpty(detail, "group");
        return group.startsWith(OUR_GROUPS)
                ? new EcsEvent.TaskChange(task(detail, group))
                : new EcsEvent.NotForUs("a task of group " + group);
    }

    private static TaskSeen task(JsonNode detail, String group) {
        return new TaskSeen(
                text(detail, "taskArn"),
                text(detail, "clusterArn"),
                textOrEmpty(detail, "startedBy"),
                group,
                version(detail),
                text(detail, "lastStatus"),
                text(detail, "desiredStatus"),
                textOrNull(detail, "stopCode"),
                StopReason.of(textOrNull(detail, "stoppedReason"), textOrNull(agentContainer(detail), "reason")),
                exitCode(agentContainer(detail)),
                time(detail, "createdAt"),
                time(detail, "startedAt"),
                time(detail, "stoppedAt"),
                textOrNull(agentContainer(detail), "imageDigest"));
    }

    /** Missing of a task that failed to start: it may have no containers at all. */
    private static JsonNode agentContainer(JsonNode detail) {
        for (JsonNode container : detail.path("containers").values()) {
            if (TaskDefinitionDocument.CONTAINER.equals(textOrNull(container, "name"))) {
                return container;
            }
        }
        return JSON.missingNode();
    }

    private static @Nullable Integer exitCode(JsonNode container) {
        JsonNode code = container.path("exitCode");
        return code.canConvertToInt() ? code.intValue() : null;
    }

    private static long version(JsonNode detail) {
        JsonNode version = detail.path("version");
        if (!version.isIntegralNumber() || !version.canConvertToLong() || version.longValue() < 1) {
            throw new OddFieldException("version is no whole number of at least 1");
        }
        return version.longValue();
    }

    private static @Nullable Instant time(JsonNode detail, String field) {
        String written = textOrNull(detail, field);
        try {
            return written == null ? null : Instant.parse(written);
        } catch (DateTimeException odd) {
            throw new OddFieldException(field + " is no time");
        }
    }

    private static String text(JsonNode node, String field) {
        String text = textOrEmpty(node, field);
        if (text.isEmpty()) {
            throw new OddFieldException(field + " is missing");
        }
        return text;
    }

    private static String textOrEmpty(JsonNode node, String field) {
        String text = textOrNull(node, field);
        return text == null ? "" : text;
    }

    private static @Nullable String textOrNull(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new OddFieldException(field + " is no text");
        }
        return value.stringValue();
    }

    /** Ends the reading of one message. */
    private static final class OddFieldException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private OddFieldException(String message) {
            super(message);
        }
    }
}
