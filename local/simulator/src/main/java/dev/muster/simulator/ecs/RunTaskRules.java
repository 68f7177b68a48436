package dev.muster.simulator.ecs;

import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What RunTask refuses before it looks for capacity (ECS API reference, RunTask). */
final class RunTaskRules {
    private static final Pattern STARTED_BY = Pattern.compile("[A-Za-z0-9_/-]{0,128}");
    private static final Pattern CLIENT_TOKEN = Pattern.compile("[\\x21-\\x7E]{1,64}");
    private static final int LONGEST_OVERRIDES = 8192;
    private static final int MOST_TAGS = 50;

    private RunTaskRules() {}

    /** The message of the InvalidParameterException, if there is something wrong. */
    static Optional<String> problem(RunTaskCall call, TaskDefinition definition) {
        if (call.parameters().path("count").asInt(1) != 1) {
            return Optional.of("This simulator starts one task a call: count must be 1.");
        }
        if (!STARTED_BY.matcher(call.startedBy()).matches()) {
            return Optional.of("startedBy must be up to 128 letters, digits, hyphens, underscores and slashes.");
        }
        if (call.clientToken()
                .filter(token -> !CLIENT_TOKEN.matcher(token).matches())
                .isPresent()) {
            return Optional.of("clientToken must be up to 64 visible ASCII characters.");
        }
        if (call.overrides().toString().length() > LONGEST_OVERRIDES) {
            return Optional.of("Overrides may have at most 8192 characters.");
        }
        if (call.tags().size() > MOST_TAGS) {
            return Optional.of("A task may have at most 50 tags.");
        }
        return CapacityRules.problem(call, definition).or(() -> networkProblem(call, definition));
    }

    private static Optional<String> networkProblem(RunTaskCall call, TaskDefinition definition) {
        JsonNode subnets =
                call.networkConfiguration().path("awsvpcConfiguration").path("subnets");
        boolean needed = definition.content().path("networkMode").asString("").equals("awsvpc");
        return needed && subnets.isEmpty()
                ? Optional.of("Network Configuration must be provided when networkMode 'awsvpc' is specified.")
                : Optional.empty();
    }
}
