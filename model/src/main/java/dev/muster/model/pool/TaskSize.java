package dev.muster.model.pool;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A template's {@code cpu}, {@code memory} and {@code capacity}, which must fit together: Fargate has a fixed list of
 * sizes, while an instance takes what fits on it.
 */
record TaskSize(Optional<Integer> cpu, Optional<Integer> memory, Optional<List<CapacityOption>> capacity) {
    /** 192 vCPU is the most that a task may have (ECS API reference, RegisterTaskDefinition). */
    private static final ValueReader<Integer> CPU = Scalars.wholeNumber(128, 196_608);

    /** 32 TiB: more than any instance has. */
    private static final ValueReader<Integer> MEMORY = Scalars.wholeNumber(6, 33_554_432);

    /** Names of one's own may not begin with these words (ECS API reference, CreateCapacityProvider). */
    private static final Pattern PROVIDER =
            Pattern.compile("FARGATE|FARGATE_SPOT|(?!(?i:aws|ecs|fargate))[A-Za-z0-9_-]{1,255}");

    private static final ValueReader<List<CapacityOption>> CAPACITY = Containers.distinct(
            Scalars.text("FARGATE, FARGATE_SPOT or the name of a capacity provider of the cluster", PROVIDER)
                    .map(CapacityOption::new),
            1,
            20);

    static TaskSize read(Fields template) {
        var size = new TaskSize(
                template.required("cpu", CPU),
                template.required("memory", MEMORY),
                template.optional("capacity", List.of(CapacityOption.FARGATE), CAPACITY));
        if (size.isForFargateOnly()) {
            size.reportUnlessFargateHasIt(template);
        }
        return size;
    }

    private boolean isForFargateOnly() {
        return capacity.filter(options ->
                        options.stream().allMatch(option -> option.provider().startsWith("FARGATE")))
                .isPresent();
    }

    private void reportUnlessFargateHasIt(Fields template) {
        cpu.ifPresent(wantedCpu -> memory.ifPresent(wantedMemory -> {
            var wanted = new FargateSize(wantedCpu, wantedMemory);
            var nearest = wanted.nearest();
            if (!wanted.exists()) {
                template.wrong(
                        nearest.cpu() == wantedCpu ? "memory" : "cpu",
                        "Fargate has no size with " + wanted + "; the nearest is " + nearest);
            }
        }));
    }
}
