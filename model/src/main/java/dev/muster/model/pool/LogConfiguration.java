package dev.muster.model.pool;

import java.util.Map;

/**
 * Where a container's output goes, in the words of ECS (ECS API reference, LogConfiguration).
 *
 * @param driver {@code awslogs} or another log driver; {@link #NONE} for no configuration at all
 * @param options as the driver knows them, sorted by name; what {@code awslogs} needs and is not here gets a default
 * @param secretOptions option to the ARN of its Secrets Manager secret or SSM parameter, sorted by name
 */
public record LogConfiguration(String driver, Map<String, String> options, Map<String, String> secretOptions) {
    public static final String AWS_LOGS = "awslogs";

    /** Nothing is configured, and on Fargate nothing kept. */
    public static final String NONE = "none";

    /** CloudWatch Logs, in a group that all agents share. */
    public static final LogConfiguration DEFAULT = new LogConfiguration(AWS_LOGS, Sorted.none(), Sorted.none());

    public LogConfiguration {
        options = Sorted.copyOf(options);
        secretOptions = Sorted.copyOf(secretOptions);
    }

    public LogConfiguration withOptions(Map<String, String> plain, Map<String, String> secret) {
        return new LogConfiguration(driver, plain, secret);
    }
}
