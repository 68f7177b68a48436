package dev.muster.model.pool;

import java.time.Duration;
import java.util.Map;

/**
 * The container in which an agent runs.
 *
 * @param image by digest, or by tag
 * @param environment plain variables, sorted by name; never secret
 * @param secrets variable name to the ARN of its Secrets Manager secret or SSM parameter, sorted by name
 * @param logs where its output goes
 * @param stopTimeout from TERM to KILL: so long a job may go on when its capacity is taken away; whole seconds
 */
public record ContainerSettings(
        String image,
        Map<String, String> environment,
        Map<String, String> secrets,
        LogConfiguration logs,
        Duration stopTimeout) {
    /** The most that Fargate has (ECS API reference, ContainerDefinition). */
    public static final Duration DEFAULT_STOP_TIMEOUT = Duration.ofMinutes(2);

    public ContainerSettings {
        environment = Sorted.copyOf(environment);
        secrets = Sorted.copyOf(secrets);
    }

    public ContainerSettings withVariables(Map<String, String> plain, Map<String, String> secret) {
        return new ContainerSettings(image, plain, secret, logs, stopTimeout);
    }

    public ContainerSettings withLogs(LogConfiguration other) {
        return new ContainerSettings(image, environment, secrets, other, stopTimeout);
    }
}
