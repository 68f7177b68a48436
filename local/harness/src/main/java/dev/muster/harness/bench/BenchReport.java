package dev.muster.harness.bench;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What was measured, for people and for machines, and whether it keeps what is promised. */
final class BenchReport {
    private static final Duration MOST_MEDIAN = Duration.ofMillis(50);
    private static final Duration MOST_P99 = Duration.ofMillis(150);
    private static final double MOST_RATIO = 12;

    private final Map<Shape, Timings> timings;
    private final int shrunk;

    BenchReport(Map<Shape, Timings> timings, int shrunk) {
        this.timings = timings;
        this.shrunk = shrunk;
    }

    /**
     * Whether the promised size is planned in time, and costs no more than it may beside a tenth of it. Jobs and agents are
     * what grows; how many different demands there are tells how many kinds of pipelines there are. A tenth of those too is
     * measured and told, and not promised.
     */
    boolean kept() {
        Timings full = of(Shape.FULL);
        return full.median().compareTo(MOST_MEDIAN) < 0
                && full.p99().compareTo(MOST_P99) < 0
                && ratio(Shape.TENTH_SAME_SETS) <= MOST_RATIO;
    }

    String table() {
        StringBuilder table = new StringBuilder(
                row("pool", "jobs", "sets", "agents", "plans", "best", "median", "p99", "cpu", "cpu p99"));
        timings.forEach((shape, times) -> table.append(row(
                shape.name(),
                shape.jobs(),
                shape.demandSets(),
                shape.agents() + "+" + shape.foreignAgents(),
                times.count(),
                milliseconds(times.best()),
                milliseconds(times.median()),
                milliseconds(times.p99()),
                milliseconds(times.processorMedian()),
                milliseconds(times.processorP99()))));
        table.append("times in ms, cpu is the median without what else the machine did;"
                + " by that, ten times the size costs %.1f times as much, with the same demand sets %.1f times%n"
                        .formatted(ratio(Shape.TENTH), ratio(Shape.TENTH_SAME_SETS)));
        return table.toString();
    }

    String json(EventTimings events) {
        String pools = timings.entrySet().stream()
                .map(entry ->
                        "\"%s\":{\"plans\":%d,\"bestMs\":%s,\"medianMs\":%s,\"p99Ms\":%s,\"cpuMedianMs\":%s,\"cpuP99Ms\":%s}"
                                .formatted(
                                        entry.getKey().name(),
                                        entry.getValue().count(),
                                        milliseconds(entry.getValue().best()),
                                        milliseconds(entry.getValue().median()),
                                        milliseconds(entry.getValue().p99()),
                                        milliseconds(entry.getValue().processorMedian()),
                                        milliseconds(entry.getValue().processorP99())))
                .collect(Collectors.joining(","));
        return String.format(
                Locale.ROOT,
                "{\"pools\":{%s},\"events\":%s,\"ratio\":%.2f,\"ratioSameSets\":%.2f,\"shrunk\":%d,\"kept\":%b}",
                pools,
                events.json(),
                ratio(Shape.TENTH),
                ratio(Shape.TENTH_SAME_SETS),
                shrunk,
                kept());
    }

    /**
     * By processor time: a plan that takes a few milliseconds mostly fits between two turns of other work on the machine,
     * one of ten times the size does not, so that by the clock a busy machine makes the larger one look dearer.
     */
    private double ratio(Shape tenth) {
        return (double) of(Shape.FULL).processorMedian().toNanos()
                / of(tenth).processorMedian().toNanos();
    }

    private Timings of(Shape shape) {
        Timings measured = timings.get(shape.shrunk(shrunk));
        if (measured == null) {
            throw new IllegalStateException("shape " + shape.name() + " was not measured");
        }
        return measured;
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%-22s %7s %7s %11s %6s %9s %9s %9s %9s %9s%n", cells);
    }

    private static String milliseconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f", time.toNanos() / 1e6);
    }
}
