package dev.muster.model.pool;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A size that a Fargate task may have or not (ECS API reference, Task: the table of cpu and memory).
 *
 * @param cpu CPU units, 1024 to one vCPU
 * @param memory MiB
 */
record FargateSize(int cpu, int memory) {
    private static final List<FargateSize> ALL = Stream.of(
                    sizes(256, 512, 1_024, 2_048),
                    sizes(512, evenly(1_024, 4_096, 1_024)),
                    sizes(1_024, evenly(2_048, 8_192, 1_024)),
                    sizes(2_048, evenly(4_096, 16_384, 1_024)),
                    sizes(4_096, evenly(8_192, 30_720, 1_024)),
                    sizes(8_192, evenly(16_384, 61_440, 4_096)),
                    sizes(16_384, evenly(32_768, 122_880, 8_192)))
            .flatMap(sizes -> sizes)
            .toList();

    boolean exists(RuntimePlatform platform) {
        return ALL.contains(this) && isFor(platform);
    }

    /** The size with the nearest CPU, then the nearest memory; the larger of two that are equally near. */
    FargateSize nearest(RuntimePlatform platform) {
        return ALL.stream()
                .filter(size -> size.isFor(platform))
                .min(Comparator.<FargateSize>comparingInt(size -> Math.abs(size.cpu - cpu))
                        .thenComparingInt(size -> -size.cpu)
                        .thenComparingInt(size -> Math.abs(size.memory - memory))
                        .thenComparingInt(size -> -size.memory))
                .orElseThrow();
    }

    /** Windows gets 1, 2 or 4 vCPU. */
    private boolean isFor(RuntimePlatform platform) {
        return !platform.isWindows() || (cpu >= 1_024 && cpu <= 4_096);
    }

    private static Stream<FargateSize> sizes(int cpu, int... memories) {
        return Arrays.stream(memories).mapToObj(memory -> new FargateSize(cpu, memory));
    }

    private static int[] evenly(int least, int most, int step) {
        return IntStream.iterate(least, memory -> memory <= most, memory -> memory + step)
                .toArray();
    }

    @Override
    public String toString() {
        return "cpu " + cpu + " and memory " + memory;
    }
}
