package dev.muster.harness.simulate;

import dev.muster.harness.simulate.runtime.Trace;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** {@code muster simulate}: many runs, one at a time on each of two cores. */
public final class SimulateCommand {
    private static final int AT_ONCE = 2;
    private static final int PROGRESS_EVERY = 50;

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
        SimulateOptions options;
        try {
            options = SimulateOptions.parse(arguments);
        } catch (IllegalArgumentException wrong) {
            progress.println("muster simulate: " + wrong.getMessage());
            progress.print(SimulateOptions.USAGE);
            return 2;
        }
        long began = System.nanoTime();
        List<RunResult> results = new SimulateCommand(options, progress).runAll();
        out.println(SimulateReport.json(results, Duration.ofNanos(System.nanoTime() - began)));
        return results.stream().allMatch(result -> result.failure() == null) ? 0 : 1;
    }

    private List<RunResult> runAll() throws InterruptedException {
        try (ExecutorService cores = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<RunResult>> running = new ArrayList<>();
            for (int i = 0; i < options.seeds(); i++) {
                long seed = options.from() + i;
                running.add(cores.submit(() -> run(seed)));
            }
            List<RunResult> results = new ArrayList<>();
            for (Future<RunResult> run : running) {
                results.add(finished(run));
                tell(results);
            }
            return results;
        }
    }

    private RunResult run(long seed) {
        Trace trace = options.replay() ? new Trace(progress::println) : Trace.hashed();
        return Simulation.of(seed, Mutation.NONE, trace).run();
    }

    private static RunResult finished(Future<RunResult> run) throws InterruptedException {
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
        }
        if (results.size() % PROGRESS_EVERY == 0) {
            long violations =
                    results.stream().filter(result -> result.failure() != null).count();
            progress.println(results.size() + " of " + options.seeds() + " runs, " + violations + " violations");
        }
    }
}
