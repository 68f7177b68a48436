package dev.muster.model;

import java.util.List;
import java.util.SplittableRandom;

/** Choices of a property test, made from a seed that a failing test names. */
public final class Chance {
    private final SplittableRandom random;

    public Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** 0 (inclusive) to {@code bound} (exclusive). */
    public int choose(int bound) {
        return random.nextInt(bound);
    }

    public boolean oneIn(int n) {
        return choose(n) == 0;
    }

    public <T> T pick(List<T> options) {
        return options.get(choose(options.size()));
    }
}
