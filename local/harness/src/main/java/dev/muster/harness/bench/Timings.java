package dev.muster.harness.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How long the plans of one shape took: by the clock, which is what counts, and by the processor, which other work on
 * the machine does not change much.
 */
final class Timings {
    private final List<Long> clock = new ArrayList<>();
    private final List<Long> processor = new ArrayList<>();

    /** Adds one plan; both times in nanoseconds. */
    void add(long clockTime, long processorTime) {
        clock.add(clockTime);
        processor.add(processorTime);
    }

    int count() {
        return clock.size();
    }

    Duration best() {
        return Duration.ofNanos(Collections.min(clock));
    }

    Duration median() {
        return at(0.5, clock);
    }

    /** The time that 99 in 100 plans did not exceed. */
    Duration p99() {
        return at(0.99, clock);
    }

    Duration processorMedian() {
        return at(0.5, processor);
    }

    Duration processorP99() {
        return at(0.99, processor);
    }

    private static Duration at(double share, List<Long> nanos) {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        int rank = (int) Math.ceil(share * sorted.size());
        return Duration.ofNanos(sorted.get(rank - 1));
    }
}
