package dev.muster.harness.simulate.interleave;

import java.util.List;
import java.util.Optional;

/**
 * What came of trying interleavings.
 *
 * @param runs how many were tried; all there are within the bound, unless one failed
 * @param steps of all runs together
 * @param failure the first that failed
 */
public record Explored(long runs, long steps, Optional<Failure> failure) {
    /**
     * A run that broke something.
     *
     * @param choices to repeat it
     * @param story who did what, in order
     */
    public record Failure(List<Integer> choices, List<String> story, Throwable problem) {
        @Override
        public String toString() {
            return problem + "\nchoices " + choices + "\n" + String.join("\n", story);
        }
    }

    @Override
    public String toString() {
        return runs + " interleavings, " + steps + " steps"
                + failure.map(failed -> ", then " + failed).orElse("");
    }
}
