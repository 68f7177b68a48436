package dev.muster.harness.simulate;

import java.util.Arrays;
import java.util.Iterator;

/**
 * What the command line asks for.
 *
 * @param seeds how many runs, at least 1
 * @param from the first seed; the others follow
 * @param replay whether to print the trace of the run
 */
record SimulateOptions(int seeds, long from, boolean replay) {
    static final String USAGE = """
            usage: muster simulate [--seeds N] [--from S]
                   muster simulate --replay SEED

            Runs the controller's loop under virtual time, with faults drawn from each seed, and checks its
            invariants after every step. N is 100 unless given, S is 1.
            --replay runs one seed and prints its whole trace on stderr.
            The last line on stdout is one JSON object; the exit code is 0 only if nothing was violated.
            """;

    /** @throws IllegalArgumentException with a sentence for people */
    static SimulateOptions parse(String... arguments) {
        SimulateOptions options = new SimulateOptions(100, 1, false);
        Iterator<String> rest = Arrays.asList(arguments).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            options = switch (option) {
                case "--seeds" ->
                    new SimulateOptions((int) number(option, rest, Integer.MAX_VALUE), options.from, options.replay);
                case "--from" ->
                    new SimulateOptions(options.seeds, number(option, rest, Long.MAX_VALUE), options.replay);
                case "--replay" -> new SimulateOptions(1, number(option, rest, Long.MAX_VALUE), true);
                default -> throw new IllegalArgumentException("unknown option " + option);
            };
        }
        return options;
    }

    private static long number(String option, Iterator<String> rest, long most) {
        String text = rest.hasNext() ? rest.next() : "";
        if (!text.matches("[1-9][0-9]{0,17}") || Long.parseLong(text) > most) {
            throw new IllegalArgumentException(option + " needs a whole number from 1 to " + most);
        }
        return Long.parseLong(text);
    }
}
