package dev.muster.simulator.ecs;

import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parameters of one RunTask call, whole. Two calls have the same parameters when their JSON trees are equal,
 * whatever the order of their fields.
 *
 * @param parameters the body of the request; not to be changed
 */
public record RunTaskCall(ObjectNode parameters) {
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Reads a RunTask body.
     *
     * @throws IllegalArgumentException if it is not a JSON object
     */
    public static RunTaskCall parse(String body) {
        try {
            if (JSON.readTree(body) instanceof ObjectNode parameters) {
                return new RunTaskCall(parameters);
            }
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException("not JSON: " + malformed.getOriginalMessage(), malformed);
        }
        throw new IllegalArgumentException("not a JSON object");
    }

    /** Name or ARN of the cluster; "default" if none is given, as ECS has it. */
    public String cluster() {
        return text("cluster").orElse("default");
    }

    /** The caller's idempotency token. */
    public Optional<String> clientToken() {
        return text("clientToken");
    }

    /** Family, family:revision or ARN. */
    public String taskDefinition() {
        return text("taskDefinition").orElse("");
    }

    /** Who starts the task, in the caller's words; empty if not said. */
    public String startedBy() {
        return text("startedBy").orElse("");
    }

    /** The task's group, in the caller's words. */
    public Optional<String> group() {
        return text("group");
    }

    /** The tags to be put on the task. */
    public Map<String, String> tags() {
        return Tags.read(parameters.path("tags"));
    }

    /** The overrides as given; a missing node if there are none. */
    public JsonNode overrides() {
        return parameters.path("overrides");
    }

    /** The launch type, if one was chosen rather than a strategy. */
    public Optional<String> launchType() {
        return text("launchType");
    }

    /** The capacity provider strategy as given; a missing node if there is none. */
    public JsonNode capacityProviderStrategy() {
        return parameters.path("capacityProviderStrategy");
    }

    /** The network configuration as given; a missing node if there is none. */
    public JsonNode networkConfiguration() {
        return parameters.path("networkConfiguration");
    }

    Optional<String> text(String field) {
        return parameters.path(field).stringValueOpt();
    }
}
