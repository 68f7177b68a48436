package dev.muster.model.pool;

import java.util.Optional;

/**
 * What a task gets to work with.
 *
 * @param cpu CPU units, 1024 to one vCPU
 * @param memory MiB
 * @param ephemeralStorage GiB, 21 to 200; empty: what Fargate gives anyway, or what the instance has
 */
public record TaskSize(int cpu, int memory, Optional<Integer> ephemeralStorage) {
    public static TaskSize of(int cpu, int memory) {
        return new TaskSize(cpu, memory, Optional.empty());
    }
}
