package dev.muster.simulator.agents;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The controller's answer to a bootstrap call.
 *
 * @param agent the content of {@code .agent}, as JSON
 * @param credentials the content of {@code .credentials}, as JSON
 * @param capabilities the declared ones
 * @param ignoreVariables names that must not become capabilities
 */
record BootstrapGrant(
        String agent, String credentials, Map<String, String> capabilities, List<String> ignoreVariables) {

    BootstrapGrant {
        capabilities = Collections.unmodifiableMap(new LinkedHashMap<>(capabilities));
        ignoreVariables = List.copyOf(ignoreVariables);
    }

    static BootstrapGrant parse(String body) {
        JsonNode root = JsonMapper.shared().readTree(body);
        Map<String, String> capabilities = new LinkedHashMap<>();
        root.path("capabilities")
                .properties()
                .forEach(entry ->
                        capabilities.put(entry.getKey(), entry.getValue().asString("")));
        List<String> ignored = new ArrayList<>();
        root.path("ignoreVariables").forEach(name -> ignored.add(name.asString("")));
        return new BootstrapGrant(
                root.path("agent").toString(), root.path("credentials").toString(), capabilities, ignored);
    }
}
