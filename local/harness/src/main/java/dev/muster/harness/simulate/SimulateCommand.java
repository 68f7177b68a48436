package dev.muster.harness.simulate;

import dev.muster.harness.simulate.mutate.Mutant;
import dev.muster.harness.simulate.mutate.Mutation;
import dev.muster.harness.simulate.runtime.Trace;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** {@code muster simulate}: many runs, one at a time on each of two cores. */
public final class SimulateCommand {
    private static final int AT_ONCE = 2;
    private static final int PROGRESS_EVERY = 50;
    private static final Path KEPT = Path.of("local/harness/src/test/resources/regressions");

    private final SimulateOptions options;
    private final PrintStream progress;

    private SimulateCommand(SimulateOptions options, PrintStream progress) {
        this.options = options;
        this.progress = progress;
    }

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(System.out, System.err, arguments));
    }

    /** Runs the command and returns its exit code: 0, 1 if an invariant was broken, 2 for a wrong command line. */
    static int run(PrintStream out, PrintStream progress, String... arguments) throws InterruptedException {
        if (SnapshotReplay.isAskedFor(arguments)) {
            return SnapshotReplay.run(out, progress, arguments);
        }
        SimulateOptions options;
        try {
            options = SimulateOptions.parse(arguments);
        } catch (IllegalArgumentException wrong) {
            progress.println("muster simulate: " + wrong.getMessage());
            progress.print(SimulateOptions.USAGE);
            return 2;
        }
        if (options.mutants()) {
            return huntMutants(out, progress);
        }
        long began = System.nanoTime();
        List<RunResult> results;
        try {
            results = new SimulateCommand(options, progress).runAll();
        } catch (IOException | IllegalArgumentException unreadable) {
            progress.println("muster simulate: " + unreadable.getMessage());
            return 2;
        }
        progress.print(SimulateReport.table(results));
        out.println(SimulateReport.json(results, Duration.ofNanos(System.nanoTime() - began)));
        return results.stream().allMatch(result -> result.failure() == null) ? 0 : 1;
    }

    private static int huntMutants(PrintStream out, PrintStream progress) throws InterruptedException {
        int caught = 0;
        try (ExecutorService cores = Executors.newFixedThreadPool(AT_ONCE)) {
            CompletionService<MutantHunt> hunts = new ExecutorCompletionService<>(cores);
            Arrays.stream(Mutant.values()).forEach(mutant -> hunts.submit(() -> MutantHunt.of(mutant)));
            for (int ended = 1; ended <= Mutant.values().length; ended++) {
                MutantHunt hunt = finished(hunts.take());
                progress.println("%2d of %d: %s".formatted(ended, Mutant.values().length, hunt));
                caught += hunt.caught() ? 1 : 0;
            }
        }
        out.println("{\"mutants\":%d,\"caught\":%d}".formatted(Mutant.values().length, caught));
        return caught == Mutant.values().length ? 0 : 1;
    }

    private List<RunResult> runAll() throws InterruptedException, IOException {
        List<Supplier<Simulation>> runs = new ArrayList<>();
        if (options.replay().isPresent()) {
            RunFile file = RunFile.read(options.replay().get());
            runs.add(() -> new Simulation(file.seed(), file.faults(), Mutation.NONE, trace()));
        } else {
            for (int i = 0; i < options.seeds(); i++) {
                long seed = options.from() + i;
                runs.add(() -> Simulation.of(seed, options.profile(), Mutation.NONE, trace()));
            }
        }
        return runAll(runs);
    }

    private List<RunResult> runAll(List<Supplier<Simulation>> runs) throws InterruptedException {
        try (ExecutorService cores = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<RunResult>> running = runs.stream()
                    .map(run -> cores.submit(() -> run.get().run()))
                    .toList();
            List<RunResult> results = new ArrayList<>();
            for (Future<RunResult> run : running) {
                results.add(finished(run));
                tell(results);
            }
            return results;
        }
    }

    private Trace trace() {
        return options.trace() ? new Trace(progress::println) : Trace.hashed();
    }

    private static <T> T finished(Future<T> run) throws InterruptedException {
        try {
            return run.get();
        } catch (ExecutionException broken) {
            throw new IllegalStateException("the simulator itself failed", broken.getCause());
        }
    }

    private void tell(List<RunResult> results) {
        RunResult newest = results.getLast();
        if (newest.failure() != null) {
            progress.print(SimulateReport.describe(newest));
            if (options.replay().isEmpty()) {
                progress.print(new FailureKeeper(KEPT).keep(newest));
            }
        }
        if (results.size() % PROGRESS_EVERY == 0) {
            long violations =
                    results.stream().filter(result -> result.failure() != null).count();
            progress.println(results.size() + " of " + options.seeds() + " runs, " + violations + " violations");
        }
    }
}
