package dev.muster.controller.doctor.azuredevops;

import dev.muster.controller.doctor.Leftovers;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Registrations that live as long as the examination: disabled, under names that are never an AgentId's, and expected by
 * {@link Leftovers} before they are made.
 */
record ThrowAwayRegistrations(Ward ward, Leftovers leftovers, Supplier<String> suffixes) {
    /** System capability given with the registration. */
    static final String AT_REGISTRATION = "Muster.Doctor.Registered";

    private static final String VERSION = "4.255.0";
    private static final JsonMapper JSON = JsonMapper.shared();

    /** A name of its own for each. */
    String name(String kind) {
        return "muster-doctor_" + kind + "_" + suffixes.get();
    }

    /** A registration without a key. */
    ObjectNode body(String name) {
        ObjectNode body = JSON.createObjectNode()
                .put("name", name)
                .put("version", VERSION)
                .put("osDescription", "Muster doctor, to be deleted")
                .put("maxParallelism", 1)
                .put("provisioningState", "Provisioned")
                .put("enabled", false);
        body.putObject("systemCapabilities").put(AT_REGISTRATION, "yes");
        return body;
    }

    /** Registers it; whatever the answer, it will be removed. */
    Reply register(String name, ObjectNode body) throws InterruptedException {
        leftovers.expect("the registration '" + name + "' in the pool '" + ward.poolName() + "'", () -> removed(name));
        return ward.ask().change("POST", ward.pool() + "/agents", body.toString());
    }

    /** True if no registration has that name any more. */
    private boolean removed(String name) throws InterruptedException {
        for (JsonNode agent : named(name)) {
            ward.ask()
                    .change(
                            "DELETE",
                            ward.pool() + "/agents/" + agent.path("id").asInt(0),
                            "");
        }
        return named(name).isEmpty();
    }

    private List<JsonNode> named(String name) throws InterruptedException {
        return ward.ask().get(ward.pool() + "/agents?agentName=" + Organization.encoded(name)).rows().stream()
                .filter(agent -> agent.path("name").asString("").equals(name))
                .toList();
    }
}
