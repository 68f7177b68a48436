package dev.muster.controller.web;

import dev.muster.model.pool.OrganizationKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event of a service hook, as far as it matters: that something moved, and where. It names neither pool nor job request
 * (Azure DevOps documentation, service hooks events), so that it can only be a hint.
 *
 * @param type for example {@code ms.vss-pipelines.job-state-changed-event}
 * @param id tells a delivery from others; empty if there is none
 * @param organization empty if the event does not tell
 */
record HookEvent(String type, String id, Optional<OrganizationKey> organization) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST_ID = 200;
    private static final List<String> MOVING = Arrays.asList(
            "ms.vss-pipelines.job-state-changed-event",
            "ms.vss-pipelines.stage-state-changed-event",
            "ms.vss-pipelines.run-state-changed-event");

    /** Empty if the body is no event. */
    static Optional<HookEvent> read(byte[] body) {
        try {
            JsonNode event = JSON.readTree(new String(body, StandardCharsets.UTF_8));
            String type = text(event.path("eventType"));
            return type.isEmpty() ? Optional.empty() : Optional.of(new HookEvent(type, id(event), organization(event)));
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode node) {
        return node.isString() ? node.asString() : "";
    }

    /** Whether it says that a job, stage or run changed its state. */
    boolean isMove() {
        return MOVING.contains(type);
    }

    private static String id(JsonNode event) {
        String id = event.path("subscriptionId").asString("") + "/"
                + event.path("notificationId").asString("") + "/"
                + event.path("id").asString("");
        return id.length() > LONGEST_ID || id.equals("//") ? "" : id;
    }

    private static Optional<OrganizationKey> organization(JsonNode event) {
        JsonNode containers = event.path("resourceContainers");
        return Stream.of("collection", "account", "project")
                .map(name -> text(containers.path(name).path("baseUrl")))
                .flatMap(address -> OrganizationKey.of(address).stream())
                .findFirst();
    }
}
