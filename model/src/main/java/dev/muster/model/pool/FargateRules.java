package dev.muster.model.pool;

import dev.muster.model.pool.RuntimePlatform.OperatingSystem;
import java.time.Duration;
import java.util.List;

/**
 * What a template must keep to for the sake of where it runs: one that may run on Fargate can have only what Fargate has
 * (Amazon ECS developer guide, task definition differences for Fargate; Fargate Windows platform versions).
 */
final class FargateRules {
    private static final Duration LONGEST_STOP = Duration.ofMinutes(2);
    private static final List<String> LOG_DRIVERS =
            List.of(LogConfiguration.AWS_LOGS, "splunk", "awsfirelens", LogConfiguration.NONE);
    private static final List<OperatingSystem> NOT_THERE =
            List.of(OperatingSystem.WINDOWS_SERVER_2025_CORE, OperatingSystem.WINDOWS_SERVER_2025_FULL);

    private final Fields template;
    private final ContainerFields container;
    private final TaskFields task;

    private FargateRules(Fields template, ContainerFields container, TaskFields task) {
        this.template = template;
        this.container = container;
        this.task = task;
    }

    static void check(Fields template, ContainerFields container, TaskFields task, PlacementFields placement) {
        var rules = new FargateRules(template, container, task);
        rules.windows();
        placement.capacity().ifPresent(options -> {
            if (options.stream().anyMatch(CapacityOption::isFargate)) {
                rules.fargate(options);
            }
            if (!options.stream().allMatch(CapacityOption::isFargate) && template.has("ephemeralStorage")) {
                template.wrong("ephemeralStorage", "is there on Fargate only; instances have the disks that they have");
            }
        });
    }

    private void windows() {
        if (isWindows() && template.has("efsVolumes")) {
            template.wrong("efsVolumes", "cannot be mounted by Windows");
        }
    }

    private void fargate(List<CapacityOption> options) {
        size();
        container
                .stopTimeout()
                .filter(timeout -> timeout.compareTo(LONGEST_STOP) > 0)
                .ifPresent(timeout -> template.wrong("stopTimeout", "must be at most 120s on Fargate"));
        container
                .logs()
                .filter(logs -> !LOG_DRIVERS.contains(logs.driver()))
                .ifPresent(logs -> template.wrong(
                        template.path("logConfiguration").field("logDriver"),
                        "must be awslogs, splunk, awsfirelens or none on Fargate, was " + Shown.quoted(logs.driver())));
        task.platform()
                .operatingSystem()
                .filter(NOT_THERE::contains)
                .ifPresent(system -> template.wrong(
                        "operatingSystem", "must be LINUX or Windows Server 2019 or 2022 on Fargate, was " + system));
        if (isWindows() && options.contains(CapacityOption.FARGATE_SPOT)) {
            template.wrong(
                    template.path("capacity").element(options.indexOf(CapacityOption.FARGATE_SPOT)),
                    "must not be FARGATE_SPOT for Windows, which Spot does not have; FARGATE has it");
        }
        BaseFargateRules.check(template, isWindows());
    }

    private boolean isWindows() {
        return task.platform().read().filter(RuntimePlatform::isWindows).isPresent();
    }

    private void size() {
        var platform = task.platform().read();
        platform.ifPresent(machine -> task.size()
                .cpu()
                .ifPresent(cpu -> task.size()
                        .memory()
                        .ifPresent(memory -> reportUnlessThereIs(new FargateSize(cpu, memory), machine))));
    }

    private void reportUnlessThereIs(FargateSize wanted, RuntimePlatform machine) {
        var nearest = wanted.nearest(machine);
        if (!wanted.exists(machine)) {
            template.wrong(
                    nearest.cpu() == wanted.cpu() ? "memory" : "cpu",
                    "Fargate has no size with " + wanted + (machine.isWindows() ? " for Windows" : "")
                            + "; the nearest is " + nearest);
        }
    }
}
