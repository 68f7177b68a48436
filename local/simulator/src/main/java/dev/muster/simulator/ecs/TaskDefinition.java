package dev.muster.simulator.ecs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One revision of a task definition.
 *
 * @param family its name
 * @param revision from 1 up within the family
 * @param arn {@code arn:aws:ecs:<region>:<account>:task-definition/<family>:<revision>}
 * @param content everything as registered, but for the tags; not to be changed
 * @param tags by key
 * @param active false once deregistered: describable, but no task can be started from it
 * @param registeredAt when it was registered
 */
public record TaskDefinition(
        String family,
        int revision,
        String arn,
        ObjectNode content,
        Map<String, String> tags,
        boolean active,
        Instant registeredAt) {
    /** Keeps the tags in their order and unchangeable. */
    public TaskDefinition {
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }

    /** The IAM role of its tasks. */
    public Optional<String> taskRoleArn() {
        return content.path("taskRoleArn").stringValueOpt();
    }

    /** The definitions of its containers, in order; the first is taken for the essential one. */
    public List<JsonNode> containers() {
        List<JsonNode> containers = new ArrayList<>();
        content.path("containerDefinitions").forEach(containers::add);
        return containers;
    }

    TaskDefinition deregistered() {
        return new TaskDefinition(family, revision, arn, content, tags, false, registeredAt);
    }

    TaskDefinition tagged(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(tags);
        all.putAll(more);
        return new TaskDefinition(family, revision, arn, content, all, active, registeredAt);
    }
}
