package dev.muster.controller.ecs;

import dev.muster.model.pool.LogConfiguration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the agent's container writes, with nothing left to be filled in.
 *
 * @param driver empty if nothing is configured
 * @param usual whether the template leaves it to us, so that a base task definition may know better
 */
record ContainerLogs(
        String driver, Map<String, String> options, Map<String, String> secretOptions, boolean usual) {
    /** One group for all agents: whoever sets up the account makes it once, or lets the execution role make it. */
    private static final String GROUP = "/muster/agents";

    ContainerLogs {
        options = Collections.unmodifiableMap(new TreeMap<>(options));
        secretOptions = Collections.unmodifiableMap(new TreeMap<>(secretOptions));
    }

    /** @param stream begins the name of the log stream; ECS adds the container and the task's id */
    static ContainerLogs of(LogConfiguration logs, String region, String stream) {
        boolean usual = logs.equals(LogConfiguration.DEFAULT);
        return switch (logs.driver()) {
            case LogConfiguration.NONE ->
                new ContainerLogs("", Collections.emptyMap(), Collections.emptyMap(), usual);
            case LogConfiguration.AWS_LOGS ->
                new ContainerLogs(logs.driver(), cloudWatch(logs.options(), region, stream), logs.secretOptions(), usual);
            default -> new ContainerLogs(logs.driver(), logs.options(), logs.secretOptions(), usual);
        };
    }

    private static Map<String, String> cloudWatch(Map<String, String> written, String region, String stream) {
        Map<String, String> options = new TreeMap<>(written);
        if (!options.containsKey("awslogs-group")) {
            options.put("awslogs-group", GROUP);
            // A group that is there costs no permission to make one.
            options.putIfAbsent("awslogs-create-group", "true");
        }
        options.putIfAbsent("awslogs-region", region);
        options.putIfAbsent("awslogs-stream-prefix", stream);
        return options;
    }

    boolean isConfigured() {
        return !driver.isEmpty();
    }
}
