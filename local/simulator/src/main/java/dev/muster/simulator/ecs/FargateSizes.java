package dev.muster.simulator.ecs;

import tools.jackson.databind.JsonNode;

/** The table of task sizes on Fargate (ECS API reference, RegisterTaskDefinition: cpu). */
final class FargateSizes {
    static final String COMPLAINT =
            "No Fargate configuration exists for given values. See the Amazon ECS documentation for the valid values.";

    private FargateSizes() {}

    static boolean has(JsonNode request, boolean windows) {
        int cpu = units(request, "cpu");
        int memory = units(request, "memory");
        if (windows && (cpu < 1024 || cpu > 4096)) {
            return false;
        }
        return switch (cpu) {
            case 256 -> memory == 512 || memory == 1024 || memory == 2048;
            case 512 -> within(memory, 1, 4, 1);
            case 1024 -> within(memory, 2, 8, 1);
            case 2048 -> within(memory, 4, 16, 1);
            case 4096 -> within(memory, 8, 30, 1);
            case 8192 -> within(memory, 16, 60, 4);
            case 16384 -> within(memory, 32, 120, 8);
            default -> false;
        };
    }

    private static boolean within(int memory, int least, int most, int step) {
        return memory % 1024 == 0
                && memory / 1024 >= least
                && memory / 1024 <= most
                && (memory / 1024 - least) % step == 0;
    }

    private static int units(JsonNode request, String field) {
        String text = request.path(field).asString("");
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }
}
