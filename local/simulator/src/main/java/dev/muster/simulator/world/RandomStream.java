package dev.muster.simulator.world;

import java.time.Duration;
import java.util.List;

/**
 * A seeded stream of chance. The generator is written out here (SplitMix64) so that a seed means the same in every
 * Java release.
 */
public final class RandomStream {
    private long state;

    private RandomStream(long state) {
        this.state = state;
    }

    /** The stream that belongs to {@code name} under {@code seed}: equal arguments, equal draws. */
    public static RandomStream named(long seed, String name) {
        long mixed = mix(seed + 0x9E3779B97F4A7C15L);
        for (int i = 0; i < name.length(); i++) {
            mixed = mix(mixed ^ name.charAt(i));
        }
        return new RandomStream(mixed);
    }

    /** Uniform over all longs. */
    public long nextLong() {
        state += 0x9E3779B97F4A7C15L;
        return mix(state);
    }

    /** Uniform over 0 (inclusive) to {@code bound} (exclusive, at least 1). */
    public int nextInt(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound must be at least 1, was " + bound);
        }
        return (int) Long.remainderUnsigned(nextLong(), bound);
    }

    /** True with the given probability, 0.0 to 1.0. */
    public boolean chance(double probability) {
        return (nextLong() >>> 11) * 0x1.0p-53 < probability;
    }

    /** Uniform from {@code least} to {@code most}, both inclusive, in whole milliseconds. */
    public Duration between(Duration least, Duration most) {
        long span = most.toMillis() - least.toMillis();
        return span <= 0 ? least : least.plusMillis(Long.remainderUnsigned(nextLong(), span + 1));
    }

    /** One of the options, each as likely as another; the list must not be empty. */
    public <T> T pick(List<T> options) {
        return options.get(nextInt(options.size()));
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
