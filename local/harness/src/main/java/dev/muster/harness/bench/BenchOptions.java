package dev.muster.harness.bench;

import dev.muster.harness.local.Numbers;
import java.util.Arrays;
import java.util.Iterator;

/**
 * What the command line asks for.
 *
 * @param plans measured plans of each shape, at least 1
 * @param warmUp plans of each shape made before, at least 1
 * @param events of tasks to be consumed, at least 1
 * @param shrunk how many times smaller than promised everything is; for trying the benchmark itself
 */
record BenchOptions(int plans, int warmUp, int events, int shrunk) {
    static final String USAGE = """
            usage: muster bench [--plans N] [--warm-up N] [--events N] [--shrink N]

            Times plans of drawn pools: the size that is promised, a tenth of it, and some hard ones, side by side.
            Every plan is made from a snapshot of its own, and each waiting job's sentence is written out as well.
            N measured plans of each size (200), after N to warm up (100); --shrink makes all sizes N times smaller.
            Then N task events (10,000) are put on a local queue and consumed into a local table, as in a deployment.
            The last line on stdout is one JSON object; the exit code is 0 only if the promise is kept.
            """;

    /** @throws IllegalArgumentException with a sentence for people */
    static BenchOptions parse(String... arguments) {
        BenchOptions options = new BenchOptions(200, 100, 10_000, 1);
        Iterator<String> rest = Arrays.asList(arguments).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            options = switch (option) {
                case "--plans" ->
                    new BenchOptions(number(option, rest), options.warmUp, options.events, options.shrunk);
                case "--warm-up" ->
                    new BenchOptions(options.plans, number(option, rest), options.events, options.shrunk);
                case "--events" ->
                    new BenchOptions(options.plans, options.warmUp, number(option, rest), options.shrunk);
                case "--shrink" ->
                    new BenchOptions(options.plans, options.warmUp, options.events, number(option, rest));
                default -> throw new IllegalArgumentException("unknown option " + option);
            };
        }
        return options;
    }

    /** How many task events, shrunk like everything else. */
    int eventsShrunk() {
        return Math.max(DrawnEvents.PER_TASK, events / shrunk);
    }

    private static int number(String option, Iterator<String> rest) {
        return Numbers.count(rest.hasNext() ? rest.next() : "")
                .orElseThrow(() -> new IllegalArgumentException(option + " needs a whole number from 1 to 999999"));
    }
}
