package dev.muster.controller.azuredevops;

import dev.muster.controller.loop.Registrations.NewRegistration;
import dev.muster.controller.loop.Registrations.Placeholder;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.demand.Capabilities;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The bodies that we send: Azure DevOps' TaskAgent, as the agent's own configuration sends it. */
final class RegistrationBody {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RegistrationBody() {}

    static String of(NewRegistration registration) {
        return written(agent(registration));
    }

    /** The same with the id that a replacement needs. */
    static String replacing(int registrationId, NewRegistration registration) {
        Map<String, Object> agent = agent(registration);
        agent.put("id", registrationId);
        return written(agent);
    }

    static String of(Placeholder placeholder) {
        Map<String, Object> agent = shape(placeholder.name(), placeholder.agentVersion(), placeholder.capabilities());
        agent.put("osDescription", "Muster placeholder");
        agent.put("enabled", false);
        agent.put(
                "userCapabilities",
                marks(placeholder.installation())
                        .with(Placeholder.CAPABILITY, placeholder.template())
                        .asMap());
        return written(agent);
    }

    static String cordon(int registrationId) {
        Map<String, Object> agent = new LinkedHashMap<>();
        agent.put("id", registrationId);
        agent.put("enabled", false);
        return written(agent);
    }

    private static Map<String, Object> agent(NewRegistration registration) {
        Map<String, Object> agent =
                shape(registration.name(), registration.agentVersion(), registration.capabilities());
        agent.put("osDescription", registration.osDescription());
        agent.put("enabled", true);
        agent.put("authorization", authorization(registration));
        agent.put("userCapabilities", marks(registration.installation()).asMap());
        return agent;
    }

    private static Map<String, Object> shape(String name, String version, Capabilities declared) {
        Map<String, Object> agent = new LinkedHashMap<>();
        agent.put("name", name);
        agent.put("version", version);
        agent.put("maxParallelism", 1);
        agent.put("provisioningState", "Provisioned");
        agent.put("systemCapabilities", scanned(name, version, declared).asMap());
        return agent;
    }

    /** What is declared and what every agent's own scan says of itself. */
    private static Capabilities scanned(String name, String version, Capabilities declared) {
        return declared.with("Agent.Name", name).with("Agent.Version", version);
    }

    private static Map<String, Object> authorization(NewRegistration registration) {
        Map<String, Object> key = new LinkedHashMap<>();
        key.put("exponent", registration.exponent());
        key.put("modulus", registration.modulus());
        Map<String, Object> authorization = new LinkedHashMap<>();
        authorization.put("publicKey", key);
        return authorization;
    }

    /** User capabilities survive the agent's own scan, which replaces the system ones. */
    private static Capabilities marks(InstallationId installation) {
        return Capabilities.none().with(InstallationId.CAPABILITY, installation.value());
    }

    private static String written(Map<String, Object> body) {
        return JSON.writeValueAsString(body);
    }
}
