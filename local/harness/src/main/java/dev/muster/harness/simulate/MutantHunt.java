package dev.muster.harness.simulate;

import dev.muster.harness.simulate.fault.Profile;
import dev.muster.harness.simulate.mutate.Mutant;
import dev.muster.harness.simulate.mutate.Mutation;
import dev.muster.harness.simulate.runtime.Trace;

/**
 * The search for a run in which a broken controller breaks the invariant that it is expected to break, and the same
 * controller without the mistake does not.
 *
 * @param seed the first such run; 0 if there is none
 */
record MutantHunt(Mutant mutant, long seed) {
    static final int SEEDS = 500;

    static MutantHunt of(Mutant mutant) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            if (breaks(seed, mutant.mutation(), mutant.caughtBy())
                    && !breaks(seed, mutant.mutation().withoutMistake(), mutant.caughtBy())) {
                return new MutantHunt(mutant, seed);
            }
        }
        return new MutantHunt(mutant, 0);
    }

    private static boolean breaks(long seed, Mutation mutation, String invariant) {
        RunResult result = Simulation.of(seed, Profile.ALL, mutation, Trace.hashed())
                .watchedBy(invariant)
                .run();
        return result.failure() != null && result.failure().invariant().equals(invariant);
    }

    boolean caught() {
        return seed > 0;
    }

    @Override
    public String toString() {
        return caught()
                ? "%-33s caught by %-3s in run %d".formatted(mutant, mutant.caughtBy(), seed)
                : "%-33s NOT caught by %s within %d runs".formatted(mutant, mutant.caughtBy(), SEEDS);
    }
}
