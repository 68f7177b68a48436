package dev.muster.harness.simulate;

import dev.muster.harness.simulate.fault.Profile;
import dev.muster.harness.simulate.mutate.Mutant;
import dev.muster.harness.simulate.runtime.SimulationFailure;
import dev.muster.harness.simulate.runtime.Trace;
import java.util.Map;
import java.util.TreeMap;

/**
 * The search for a run that shows a broken controller.
 *
 * @param seed the first run that broke the mutant's invariant; 0 if none did
 * @param others how often other invariants were broken before
 */
record MutantHunt(Mutant mutant, long seed, Map<String, Integer> others) {
    static final int SEEDS = 500;

    static MutantHunt of(Mutant mutant) {
        Map<String, Integer> others = new TreeMap<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            SimulationFailure failure = Simulation.of(seed, Profile.ALL, mutant.mutation(), Trace.hashed())
                    .run()
                    .failure();
            if (failure != null && failure.invariant().equals(mutant.caughtBy())) {
                return new MutantHunt(mutant, seed, others);
            }
            if (failure != null) {
                others.merge(failure.invariant(), 1, Integer::sum);
            }
        }
        return new MutantHunt(mutant, 0, others);
    }

    boolean caught() {
        return seed > 0;
    }

    @Override
    public String toString() {
        return caught()
                ? "%-32s caught by %-3s in run %d".formatted(mutant, mutant.caughtBy(), seed)
                : "%-32s NOT caught by %s within %d runs; other invariants: %s"
                        .formatted(mutant, mutant.caughtBy(), SEEDS, others);
    }
}
