package dev.muster.controller.ecs;

import dev.muster.model.pool.AgentTemplate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The plain variables of a template's container, beside those that tell one agent from another. */
final class ContainerVariables {
    /** How our entrypoint knows how long a job may go on after TERM. */
    private static final String STOP_TIMEOUT = "MUSTER_STOP_TIMEOUT";

    /** Names of variables, with commas, that the listener does not publish as capabilities. */
    static final String IGNORED = "VSO_AGENT_IGNORE";

    /** What an image that registers itself finds in its environment; our own entrypoint looks what there is. */
    private static final List<String> NEVER_SHOWN = Arrays.asList(
            IGNORED,
            "AWS_CONTAINER_AUTHORIZATION_TOKEN",
            "AWS_CONTAINER_CREDENTIALS_FULL_URI",
            "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
            "AWS_DEFAULT_REGION",
            "AWS_EXECUTION_ENV",
            "AWS_REGION",
            "AZP_AGENT_NAME",
            "AZP_POOL",
            "AZP_TOKEN",
            "AZP_TOKEN_FILE",
            "AZP_URL",
            "ECS_AGENT_URI",
            "ECS_CONTAINER_METADATA_URI",
            "ECS_CONTAINER_METADATA_URI_V4");

    private ContainerVariables() {}

    static Map<String, String> of(AgentTemplate template, int stopTimeout) {
        return switch (template.registration()) {
            case BOOTSTRAP -> {
                SortedMap<String, String> variables = new TreeMap<>(template.container().environment());
                variables.put(STOP_TIMEOUT, Integer.toString(stopTimeout));
                yield variables;
            }
            case TOKEN -> registeringItself(template);
        };
    }

    /** Nobody writes the declared capabilities into a file there; but the listener takes variables for capabilities. */
    private static Map<String, String> registeringItself(AgentTemplate template) {
        SortedMap<String, String> variables =
                new TreeMap<>(template.capabilities().asMap());
        variables.putAll(template.container().environment());
        TreeSet<String> ignored = new TreeSet<>(NEVER_SHOWN);
        ignored.addAll(template.container().environment().keySet());
        ignored.addAll(template.container().secrets().keySet());
        ignored.addAll(
                Arrays.asList(template.container().environment().getOrDefault(IGNORED, "").split("\\s*,\\s*")));
        ignored.remove("");
        variables.put(IGNORED, String.join(",", ignored));
        return variables;
    }
}
