package dev.muster.controller.azuredevops;

import dev.muster.controller.loop.Registrations.Placeholder;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.demand.Capabilities;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.RegistrationSeen;
import org.jspecify.annotations.Nullable;

/** One agent registration while it is read. */
final class RegistrationRow {
    private @Nullable Integer id;
    private @Nullable String name;
    private boolean enabled = true;
    private boolean online;
    private Capabilities system = Capabilities.none();
    private Capabilities user = Capabilities.none();
    private @Nullable RequestId assigned;
    private @Nullable RequestId lastCompleted;
    private boolean pendingUpdate;

    private RegistrationRow() {}

    static RegistrationSeen read(JsonWalk json) {
        RegistrationRow row = new RegistrationRow();
        json.fields(name -> row.take(name, json));
        return row.finished(json);
    }

    private void take(String field, JsonWalk json) {
        switch (field) {
            case "id" -> id = Math.toIntExact(json.number());
            case "name" -> name = json.text();
            case "enabled" -> enabled = json.flag(true);
            case "status" -> online = "online".equalsIgnoreCase(json.text());
            case "systemCapabilities" -> system = Capabilities.of(json.texts());
            case "userCapabilities" -> user = Capabilities.of(json.texts());
            case "assignedRequest" -> assigned = requestId(json);
            case "lastCompletedRequest" -> lastCompleted = requestId(json);
            case "pendingUpdate" -> pendingUpdate = json.isObject();
            default -> {
                // Unknown, or of no use to us.
            }
        }
    }

    /** Whose it is, only user capabilities tell: the others are what a container's scan claims. */
    private RegistrationSeen finished(JsonWalk json) {
        if (id == null || name == null) {
            throw json.misunderstood("an agent without " + (id == null ? "id" : "name"));
        }
        return new RegistrationSeen(
                id,
                name,
                enabled,
                online,
                system.with(user),
                user.get(InstallationId.CAPABILITY).orElse(null),
                user.has(Placeholder.CAPABILITY),
                assigned,
                lastCompleted,
                pendingUpdate);
    }

    private static @Nullable RequestId requestId(JsonWalk json) {
        long[] number = {0};
        json.fields(name -> {
            if (name.equals("requestId")) {
                number[0] = json.number();
            }
        });
        return number[0] < 1 ? null : new RequestId(number[0]);
    }
}
