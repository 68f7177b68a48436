package dev.muster.simulator.agents;

import dev.muster.simulator.ado.Capabilities;
import java.util.Map;
import java.util.TreeMap;

/** The capabilities that a listener makes up itself, whatever the image holds. */
final class OwnCapabilities {
    private OwnCapabilities() {}

    static Capabilities of(String agentName, String agentVersion) {
        Map<String, String> own = new TreeMap<>();
        own.put("Agent.Name", agentName);
        own.put("Agent.Version", agentVersion);
        own.put("Agent.OS", "Linux");
        own.put("Agent.OSArchitecture", "X64");
        own.put("Agent.ComputerName", agentName);
        own.put("Agent.HomeDirectory", "/azp");
        own.put("InteractiveSession", "False");
        return Capabilities.of(own);
    }
}
