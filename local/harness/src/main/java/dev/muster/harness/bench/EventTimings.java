package dev.muster.harness.bench;

import java.time.Duration;
import java.util.Locale;

/**
 * How long a queue of task events took.
 *
 * @param messages duplicates included
 * @param ended agents whose task ended; nothing else of a task has to be durable at once
 * @param writes writes asked of the store because of the events, those refused included
 */
record EventTimings(int messages, int agents, long ended, long writes, Duration took) {
    /** Fargate launches 20 tasks a second at most, and the life of each makes about eight events. */
    private static final double LEAST_PER_SECOND = 300;

    double perSecond() {
        return messages / Math.max(1e-3, took.toNanos() / 1e9);
    }

    /** Whether more come through than Fargate can make, twice over. */
    boolean isKept() {
        return perSecond() >= LEAST_PER_SECOND;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%,d task events of %,d agents in random order, a sixth of them duplicates: %,.0f events/s,"
                        + " %.2f writes per agent that ended%n",
                messages,
                agents,
                perSecond(),
                (double) writes / Math.max(1, ended));
    }

    String json() {
        return String.format(
                Locale.ROOT,
                "{\"messages\":%d,\"agents\":%d,\"ended\":%d,\"writes\":%d,\"perSecond\":%.1f,\"kept\":%b}",
                messages,
                agents,
                ended,
                writes,
                perSecond(),
                isKept());
    }
}
