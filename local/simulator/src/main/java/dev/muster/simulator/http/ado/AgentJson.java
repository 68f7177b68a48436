package dev.muster.simulator.http.ado;

import dev.muster.simulator.ado.AgentAuthorization;
import dev.muster.simulator.ado.AgentKey;
import dev.muster.simulator.ado.AgentReference;
import dev.muster.simulator.ado.AgentRegistration;
import dev.muster.simulator.ado.AgentStatus;
import dev.muster.simulator.ado.Capabilities;
import dev.muster.simulator.ado.JobsPage.AgentReferenceNow;
import dev.muster.simulator.ado.RegistrationCall;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Agents on the wire (the type TaskAgent). */
final class AgentJson {
    private AgentJson() {}

    static ObjectNode agent(AgentRegistration agent, boolean withCapabilities) {
        ObjectNode node = reference(agent.reference())
                .put("enabled", agent.enabled())
                .put("status", status(agent.status()))
                .put("provisioningState", agent.provisioningState())
                .put("maxParallelism", 1);
        AdoJson.putTime(node, "createdOn", agent.createdOn());
        AdoJson.putTime(node, "statusChangedOn", agent.statusChangedOn());
        if (agent.pendingUpdate()) {
            node.putObject("pendingUpdate").putObject("reason").put("code", "minAgentVersionRequired");
        }
        if (withCapabilities) {
            capabilities(node, "systemCapabilities", agent.systemCapabilities());
            capabilities(node, "userCapabilities", agent.userCapabilities());
        }
        return node;
    }

    /** The agent as the caller who has just written it gets it back, with what it needs to sign in. */
    static ObjectNode written(AgentRegistration agent, String authorizationUrl) {
        ObjectNode node = agent(agent, true);
        AgentAuthorization authorization = agent.authorization();
        if (authorization != null) {
            ObjectNode told = node.putObject("authorization")
                    .put("clientId", authorization.clientId().toString())
                    .put("authorizationUrl", authorizationUrl);
            told.putObject("publicKey")
                    .put("exponent", authorization.publicKey().exponent())
                    .put("modulus", authorization.publicKey().modulus());
        }
        return node;
    }

    static ObjectNode reference(AgentReference agent) {
        return AdoJson.object()
                .put("id", agent.id())
                .put("name", agent.name())
                .put("version", agent.version())
                .put("osDescription", agent.osDescription())
                .put("accessPoint", "CodexAccessMapping");
    }

    static ObjectNode matched(AgentReferenceNow matched) {
        return reference(matched.agent())
                .put("enabled", matched.enabled())
                .put("status", status(matched.status()))
                .put("provisioningState", "Provisioned");
    }

    /** Empty when the body names no agent. */
    static Optional<RegistrationCall> call(JsonNode body) {
        String name = body.path("name").asString("");
        if (name.isBlank()) {
            return Optional.empty();
        }
        JsonNode key = body.path("authorization").path("publicKey");
        return Optional.of(new RegistrationCall(
                name,
                body.path("version").asString(""),
                body.path("osDescription").asString(""),
                body.path("enabled").asBoolean(true),
                capabilities(body.path("systemCapabilities")),
                capabilities(body.path("userCapabilities")),
                key.isObject()
                        ? new AgentKey(
                                key.path("modulus").asString(""),
                                key.path("exponent").asString(""))
                        : null));
    }

    static Capabilities capabilities(JsonNode node) {
        Map<String, String> values = new TreeMap<>();
        node.properties()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().asString("")));
        return Capabilities.of(values);
    }

    private static void capabilities(ObjectNode node, String name, Capabilities capabilities) {
        ObjectNode map = node.putObject(name);
        capabilities.values().forEach(map::put);
    }

    private static String status(AgentStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
