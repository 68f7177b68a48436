package dev.muster.simulator.agents;

import dev.muster.simulator.ado.Capabilities;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The variables a container sees; their values may be secret. */
record Environment(SortedMap<String, String> variables) {
    static final String AGENT_ID = "MUSTER_AGENT_ID";
    static final String BOOTSTRAP_URL = "MUSTER_BOOTSTRAP_URL";
    static final String CREDENTIALS_URL = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
    static final String CREDENTIALS_TOKEN = "AWS_CONTAINER_AUTHORIZATION_TOKEN";
    static final String REGION = "AWS_REGION";

    private static final List<String> NEVER_SCANNED = List.of("AWS_", "ECS_", "MUSTER_");
    private static final int LONGEST_SCANNED = 1024;

    Environment {
        variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
    }

    /**
     * The value of a variable.
     *
     * @throws IllegalStateException when the container has no such variable
     */
    String required(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalStateException("the container has no variable " + name);
        }
        return value;
    }

    /**
     * What the listener's scan makes of the variables: all shorter than 1,024 characters become capabilities but those
     * that {@code VSO_AGENT_IGNORE} names (azure-pipelines-agent, EnvironmentCapabilitiesProvider); the entrypoint puts
     * the given names there and every {@code AWS_*}, {@code ECS_*} and {@code MUSTER_*} name present.
     */
    Capabilities scanned(List<String> ignored) {
        SortedMap<String, String> scanned = new TreeMap<>();
        variables.forEach((name, value) -> {
            boolean hidden = ignored.contains(name) || NEVER_SCANNED.stream().anyMatch(name::startsWith);
            if (!hidden && value.length() < LONGEST_SCANNED) {
                scanned.put(name, value);
            }
        });
        return Capabilities.of(scanned);
    }

    /** Names only. */
    @Override
    public String toString() {
        return "Environment" + variables.keySet();
    }

    static Environment of(Map<String, String> variables) {
        return new Environment(new TreeMap<>(variables));
    }
}
