package dev.muster.harness.simulate.choice;

/**
 * Settles what a run leaves open. One run may be driven by chance ({@code stream::nextInt} and the like), all runs by an
 * {@link Enumeration}, and one of them again by a {@link Replay}; the run itself cannot tell.
 */
@FunctionalInterface
public interface Choice {
    /**
     * One of {@code n} ways to go on.
     *
     * @param n how many there are, at least 1
     * @return from 0 to {@code n - 1}; 0 should be the plainest, so that short replays are plain runs
     */
    int choose(int n);
}
