package dev.muster.simulator.ecs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Where RunTask may be told to take capacity from (ECS API reference, RunTask and CapacityProviderStrategyItem). */
final class CapacityRules {
    private static final int MOST_PROVIDERS = 20;
    private static final List<String> FARGATE = List.of("FARGATE", "FARGATE_SPOT");

    private CapacityRules() {}

    /** The message of the InvalidParameterException, if there is something wrong. */
    static Optional<String> problem(RunTaskCall call, TaskDefinition definition) {
        List<String> providers = providers(call);
        String type = call.launchType().orElse("");
        if (!type.isEmpty() && !providers.isEmpty()) {
            return Optional.of("Specifying both a launch type and capacity provider strategy is not supported.");
        }
        if (type.equals("MANAGED_INSTANCES")) {
            return Optional.of("Managed instances are chosen by a capacity provider strategy.");
        }
        if (providers.size() > MOST_PROVIDERS) {
            return Optional.of("A capacity provider strategy may have at most 20 capacity providers.");
        }
        long fargate = providers.stream().filter(FARGATE::contains).count();
        if (fargate > 0 && fargate < providers.size()) {
            return Optional.of("Fargate and Auto Scaling group capacity providers cannot be mixed in one strategy.");
        }
        return providers.contains("FARGATE_SPOT") && isWindows(definition)
                ? Optional.of("FARGATE_SPOT does not run Windows containers.")
                : Optional.empty();
    }

    private static List<String> providers(RunTaskCall call) {
        List<String> providers = new ArrayList<>();
        for (JsonNode item : call.capacityProviderStrategy().values()) {
            providers.add(item.path("capacityProvider").asString(""));
        }
        return providers;
    }

    private static boolean isWindows(TaskDefinition definition) {
        String family = definition
                .content()
                .path("runtimePlatform")
                .path("operatingSystemFamily")
                .asString("");
        return family.toUpperCase(Locale.ROOT).startsWith("WINDOWS");
    }
}
