package dev.muster.harness.simulate;

import dev.muster.harness.simulate.mutate.Mutation;
import dev.muster.harness.simulate.runtime.Trace;
import dev.muster.simulator.truth.JobHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The same run without its faults, to compare with.
 *
 * @param ends how each job ended, by its name
 * @param launches how many tasks that took
 */
record Twin(Map<String, JobHistory.End> ends, long launches) {
    /** A fault may cost a launch of its own and one that was under way; some slack is for races without any fault. */
    private static final int LAUNCHES_PER_FAULT = 2;

    private static final int SLACK = 6;

    static Twin of(RunSetup setup) {
        Simulation undisturbed = new Simulation(setup, List.of(), Mutation.NONE, Trace.hashed(), false);
        RunResult result = undisturbed.runUntilSettled();
        if (result.failure() != null) {
            throw new IllegalStateException("the run without faults failed", result.failure());
        }
        return undisturbed.ended();
    }

    /** What differs in a run with faults, in words; jobs in {@code excused} may end as they like. */
    List<String> differences(Twin disturbed, List<String> excused, int faults) {
        List<String> differences = new ArrayList<>();
        ends.forEach((job, end) -> {
            JobHistory.End other = disturbed.ends.get(job);
            if (!excused.contains(job) && end != other) {
                differences.add(job + " ended " + other + ", without faults " + end);
            }
        });
        long most = launches + (long) LAUNCHES_PER_FAULT * faults + SLACK;
        if (disturbed.launches > most) {
            differences.add(
                    disturbed.launches + " launches, without faults " + launches + ", for " + faults + " faults");
        }
        return differences;
    }
}
