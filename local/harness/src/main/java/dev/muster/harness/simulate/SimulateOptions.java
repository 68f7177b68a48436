package dev.muster.harness.simulate;

import dev.muster.harness.simulate.fault.Profile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param seeds how many runs, at least 1
 * @param from the first seed; the others follow
 * @param profile which faults the runs may hold
 * @param replay the file of a run to be repeated instead
 * @param trace whether to print every step; for a single run only
 * @param mutants whether broken controllers are to be caught instead
 */
record SimulateOptions(int seeds, long from, Profile profile, Optional<Path> replay, boolean trace, boolean mutants) {
    static final String USAGE = """
            usage: muster simulate [--seeds N] [--from S] [--profile crashes|network|azure|ecs|people|all] [--trace]
                   muster simulate --replay FILE [--trace]
                   muster simulate --mutants
                   muster simulate --snapshot FILE

            Runs the controller's loop under virtual time, with faults drawn from each seed, and checks its
            invariants after every step. N is 100 unless given, S is 1, the profile all.
            --replay repeats the run that a file holds, as a failure leaves it behind.
            --mutants runs deliberately broken controllers, each of which has to break its invariant.
            --snapshot plans again what a controller decided, from GET /api/v1/pools/{name}/snapshot, prints the plan with
            every job's reason, and says whether it is the plan of the controller.
            --trace prints every step of a single run on stderr.
            The last line on stdout is one JSON object; the exit code is 0 only if nothing was violated.
            """;

    private static final SimulateOptions USUAL =
            new SimulateOptions(100, 1, Profile.ALL, Optional.empty(), false, false);

    /** @throws IllegalArgumentException with a sentence for people */
    static SimulateOptions parse(String... arguments) {
        SimulateOptions options = USUAL;
        Iterator<String> rest = Arrays.asList(arguments).iterator();
        while (rest.hasNext()) {
            options = options.with(rest.next(), rest);
        }
        if (options.trace && options.seeds != 1 && options.replay.isEmpty()) {
            throw new IllegalArgumentException("--trace is for a single run: --seeds 1 or --replay FILE");
        }
        return options;
    }

    private SimulateOptions with(String option, Iterator<String> rest) {
        return switch (option) {
            case "--seeds" ->
                new SimulateOptions(
                        (int) number(option, rest, Integer.MAX_VALUE), from, profile, replay, trace, mutants);
            case "--from" ->
                new SimulateOptions(seeds, number(option, rest, Long.MAX_VALUE), profile, replay, trace, mutants);
            case "--profile" -> new SimulateOptions(seeds, from, profile(rest), replay, trace, mutants);
            case "--replay" ->
                new SimulateOptions(seeds, from, profile, Optional.of(file(option, rest)), trace, mutants);
            case "--trace" -> new SimulateOptions(seeds, from, profile, replay, true, mutants);
            case "--mutants" -> new SimulateOptions(seeds, from, profile, replay, trace, true);
            default -> throw new IllegalArgumentException("unknown option " + option);
        };
    }

    private static Profile profile(Iterator<String> rest) {
        String name = rest.hasNext() ? rest.next() : "";
        return Profile.named(name)
                .orElseThrow(() ->
                        new IllegalArgumentException("--profile needs one of " + Arrays.toString(Profile.values())));
    }

    private static Path file(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a file");
        }
        return Path.of(rest.next());
    }

    private static long number(String option, Iterator<String> rest, long most) {
        String text = rest.hasNext() ? rest.next() : "";
        if (!text.matches("[1-9][0-9]{0,17}") || Long.parseLong(text) > most) {
            throw new IllegalArgumentException(option + " needs a whole number from 1 to " + most);
        }
        return Long.parseLong(text);
    }
}
