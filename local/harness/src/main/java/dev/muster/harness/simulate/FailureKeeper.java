package dev.muster.harness.simulate;

import dev.muster.harness.simulate.fault.Fault;
import dev.muster.harness.simulate.mutate.Mutation;
import dev.muster.harness.simulate.runtime.SimulationFailure;
import dev.muster.harness.simulate.runtime.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Keeps a failing run, shrunk to the faults it needs, as a file among the tests, which run it for ever. */
final class FailureKeeper {
    private static final int MOST_TRIES = 150;

    private final Path regressions;

    /** @param regressions where the files go; if there is no such directory they go to the current one */
    FailureKeeper(Path regressions) {
        this.regressions = regressions;
    }

    /** Shrinks and keeps the run, and says where. */
    String keep(RunResult failed) {
        SimulationFailure failure = failed.failure();
        if (failure == null) {
            return "";
        }
        List<Fault> needed = new Shrinking(faults -> breaks(failed.seed(), faults, failure.invariant()), MOST_TRIES)
                .shrink(failed.planned());
        RunFile file = new RunFile(failed.seed(), needed, firstLine(failure));
        Path directory = Files.isDirectory(regressions) ? regressions : Path.of("");
        Path kept = directory.resolve(failure.invariant() + "-" + failed.seed() + ".txt");
        try {
            Files.writeString(kept, file.text());
        } catch (IOException unwritable) {
            return "the run could not be kept: " + unwritable + "\n" + file.text();
        }
        return """
                of its %d faults it needs %d:
                  %s
                kept as %s, which the tests run from now on
                replay it with: ./muster simulate --replay %s --trace
                """.formatted(
                        failed.planned().size(),
                        needed.size(),
                        String.join("\n  ", needed.stream().map(Fault::toString).toList()),
                        kept,
                        kept);
    }

    private static boolean breaks(long seed, List<Fault> faults, String invariant) {
        SimulationFailure failure = new Simulation(seed, faults, Mutation.NONE, Trace.hashed())
                .run()
                .failure();
        return failure != null && failure.invariant().equals(invariant);
    }

    private static String firstLine(SimulationFailure failure) {
        String message =
                String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        return message.length() > 200 ? message.substring(0, 200) : message;
    }
}
