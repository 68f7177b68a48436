package dev.muster.harness.simulate;

import dev.muster.harness.simulate.fault.Fault;
import dev.muster.harness.simulate.mutate.Mutation;
import dev.muster.harness.simulate.runtime.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs that begin alike and differ in their faults, as many at a time as there are cores. All are compared with one twin. */
final class ManyRuns {
    private final RunSetup setup;
    private final Twin twin;

    ManyRuns(RunSetup setup) {
        this.setup = setup;
        this.twin = Twin.of(setup);
    }

    /** Runs with each of these lists of faults; the results are in the order of the lists. */
    List<RunResult> run(List<List<Fault>> each) throws InterruptedException, ExecutionException {
        try (ExecutorService cores =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<RunResult>> running = each.stream()
                    .map(faults -> cores.submit(() -> new Simulation(setup, faults, Mutation.NONE, Trace.hashed())
                            .besides(twin)
                            .run()))
                    .toList();
            List<RunResult> results = new ArrayList<>();
            for (Future<RunResult> run : running) {
                results.add(run.get());
            }
            return results;
        }
    }

    /** What went wrong in which run, in words. */
    static List<String> failures(List<RunResult> results) {
        List<String> failures = new ArrayList<>();
        for (RunResult result : results) {
            if (result.failure() != null) {
                failures.add(result.planned() + ": " + result.failure().getMessage());
            }
        }
        return failures;
    }
}
