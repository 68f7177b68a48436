package dev.muster.harness.simulate.interleave;

import dev.muster.harness.simulate.choice.Choice;
import dev.muster.harness.simulate.choice.Enumeration;
import dev.muster.harness.simulate.choice.Replay;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs a scenario in every order in which its workers can take turns. Most mistakes of this kind need few preemptions
 * (turns taken from a worker that could go on), and their number is what makes the orders many: it can be bounded.
 *
 * @param preemptions at most so many in a run
 * @param atMost when workers that still wait are interrupted, from the start of the run
 */
public record Interleavings(int preemptions, Duration atMost) {
    /** Every order there is. */
    public static Interleavings all() {
        return atMost(Integer.MAX_VALUE);
    }

    public static Interleavings atMost(int preemptions) {
        return new Interleavings(preemptions, Duration.ZERO);
    }

    /** The same, but in runs that last so long, in virtual time. */
    public Interleavings lasting(Duration time) {
        return new Interleavings(preemptions, time);
    }

    /** What the workers are. */
    @FunctionalInterface
    public interface Scenario {
        /**
         * Spawns the workers of one run; called anew for each. Nothing of it may depend on an earlier run.
         *
         * @return what must hold when all have ended; throws if it does not
         */
        Runnable begin(InterleavedRuntime runtime);
    }

    /** Tries every order, up to the first that fails. */
    public Explored explore(Scenario scenario) {
        Enumeration choices = new Enumeration();
        long steps = 0;
        while (choices.next()) {
            InterleavedRuntime run = run(scenario, choices, false);
            steps += run.steps();
            if (run.failure() != null) {
                return new Explored(choices.runs(), steps, Optional.of(told(scenario, choices.chosen())));
            }
        }
        return new Explored(choices.runs(), steps, Optional.empty());
    }

    private Explored.Failure told(Scenario scenario, List<Integer> choices) {
        InterleavedRuntime again = run(scenario, new Replay(choices), true);
        @Nullable Throwable problem = again.failure();
        if (problem == null) {
            throw new IllegalStateException("the run does not repeat itself: " + choices);
        }
        return new Explored.Failure(choices, again.story(), problem);
    }

    private InterleavedRuntime run(Scenario scenario, Choice choice, boolean told) {
        InterleavedRuntime runtime = new InterleavedRuntime(choice, preemptions, atMost, told);
        Runnable check = scenario.begin(runtime);
        runtime.run();
        if (runtime.failure() == null) {
            try {
                check.run();
            } catch (RuntimeException | AssertionError broken) {
                runtime.fail(broken);
            }
        }
        return runtime;
    }
}
