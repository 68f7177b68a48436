package dev.muster.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.harness.simulate.interleave.InterleavedRuntime;
import dev.muster.harness.simulate.interleave.Interleavings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One caller that has a few things done, so many at a time, and what must hold of it.
 *
 * @param things how many there are
 * @param most how many may be under way at once
 * @param ends how the step of thing 0 ends
 */
record ParallelScenario(int things, int most, Ending ends) {
    /** How a step ends. */
    enum Ending {
        WELL,
        FAILURE,
        ERROR,
        INTERRUPT;

        private void happens() throws InterruptedException {
            switch (this) {
                case WELL -> {}
                case FAILURE -> throw new IllegalStateException("planned failure");
                case ERROR -> throw new LinkageError("planned error");
                case INTERRUPT -> throw new InterruptedException("planned interrupt");
            }
        }
    }

    /** Has things done. */
    @FunctionalInterface
    interface ForEach {
        void forEach(List<Integer> things, Parallel.Step<Integer> step) throws InterruptedException;
    }

    /** Makes what is tested, for one run. */
    @FunctionalInterface
    interface Maker {
        ForEach make(LoopRuntime runtime, int most);
    }

    Interleavings.Scenario of(Maker maker) {
        return runtime -> {
            Run run = new Run(runtime);
            ForEach parallel = maker.make(runtime, most);
            runtime.spawn("caller", () -> run.call(parallel));
            return run::check;
        };
    }

    private final class Run {
        private final InterleavedRuntime runtime;
        private final List<Integer> begun = new ArrayList<>();
        private int underWay;
        private boolean returned;
        private @Nullable Throwable told;

        private Run(InterleavedRuntime runtime) {
            this.runtime = runtime;
        }

        private void call(ForEach parallel) {
            try {
                parallel.forEach(IntStream.range(0, things).boxed().toList(), this::step);
            } catch (InterruptedException | RuntimeException | LinkageError problem) {
                told = problem;
            }
            returned = !runtime.isStopping();
            assertThat(runtime.now()).as("nobody told the caller in time").isEqualTo(InterleavedRuntime.START);
            assertThat(underWay).as("still under way when it returns").isZero();
        }

        private void step(int thing) throws InterruptedException {
            begun.add(thing);
            underWay++;
            assertThat(underWay).as("under way at once").isLessThanOrEqualTo(most);
            runtime.step("does " + thing);
            underWay--;
            if (thing == 0) {
                ends.happens();
            }
        }

        private void check() {
            assertThat(returned).as("it returned").isTrue();
            assertThat(begun).as("done twice").doesNotHaveDuplicates();
            if (ends == Ending.INTERRUPT) {
                assertThat(begun).as("begun after an interrupt").hasSizeLessThanOrEqualTo(begunAtMost());
            } else {
                assertThat(begun).as("done, each once").hasSize(things);
            }
            switch (ends) {
                case WELL -> assertThat(told).isNull();
                case FAILURE -> assertThat(told).as("told the caller").hasMessage("planned failure");
                case ERROR -> assertThat(told).as("told the caller").hasMessage("planned error");
                case INTERRUPT -> assertThat(told).as("told the caller").isInstanceOf(InterruptedException.class);
            }
        }

        /** With one at a time, what comes after the interrupted one is never begun. */
        private int begunAtMost() {
            return most == 1 ? 1 : things;
        }
    }
}
