package dev.muster.model.pool;

import java.util.List;
import java.util.Optional;

/**
 * Where the tasks of a template run.
 *
 * @param capacity the capacity options in order of preference; at least one
 * @param cluster ECS cluster name or ARN; empty: the pool's
 * @param network where the tasks get their addresses; empty: the pool's
 */
public record PlacementSettings(List<CapacityOption> capacity, Optional<String> cluster, Optional<Network> network) {
    public PlacementSettings {
        capacity = List.copyOf(capacity);
    }

    /** In the pool's own cluster and network. */
    public static PlacementSettings on(CapacityOption... options) {
        return new PlacementSettings(List.of(options), Optional.empty(), Optional.empty());
    }

    /** Whether a task may have to run on Fargate, and so has to keep to what Fargate can do. */
    public boolean mayBeFargate() {
        return capacity.stream().anyMatch(CapacityOption::isFargate);
    }
}
