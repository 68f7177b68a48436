package dev.muster.harness.bench;

import dev.muster.model.plan.JobSituation;
import dev.muster.model.plan.Plan;
import dev.muster.model.plan.Planner;
import dev.muster.model.plan.Snapshot;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes plans and takes the time; the shapes take turns, so that whatever else the machine does meets them all. */
final class PlanTimer {
    /** 64 MiB, more than the caches of most processors hold. */
    private static final int OTHER_WORDS = 8 << 20;

    private final ThreadMXBean processor = ManagementFactory.getThreadMXBean();
    private final long[] other = new long[OTHER_WORDS];
    private long seed;
    private long letters;

    /** The times of {@code rounds} plans of each shape. */
    Map<Shape, Timings> time(List<Shape> shapes, int rounds) {
        Map<Shape, Timings> timings = new LinkedHashMap<>();
        shapes.forEach(shape -> timings.put(shape, new Timings()));
        for (int round = 0; round < rounds; round++) {
            seed++;
            timings.forEach(this::once);
        }
        return timings;
    }

    /** How much was explained; reading it keeps the explaining from being optimised away. */
    long letters() {
        return letters;
    }

    private void once(Shape shape, Timings times) {
        Snapshot snapshot = DrawnPool.of(shape, seed);
        coolDown();
        long processorBegan = processor.getCurrentThreadCpuTime();
        long began = System.nanoTime();
        letters += explain(Planner.plan(snapshot));
        times.add(System.nanoTime() - began, processor.getCurrentThreadCpuTime() - processorBegan);
    }

    /** Drives what was drawn out of the processor's caches: a small pool would still be there, a large one would not. */
    private void coolDown() {
        for (int word = 0; word < other.length; word++) {
            other[word] += word;
        }
    }

    /** Writes out why each job waits, as the API does. */
    private static long explain(Plan plan) {
        long written = 0;
        for (JobSituation situation : plan.jobs().values()) {
            if (situation instanceof JobSituation.Waiting waiting) {
                written += waiting.reason().sentence().length();
            }
        }
        return written;
    }
}
