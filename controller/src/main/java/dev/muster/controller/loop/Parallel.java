package dev.muster.controller.loop;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * Does the same to each of many things, several at a time, and returns when all are done. A step that fails keeps no other
 * from being done; the first failure is thrown in the end. Once a step is interrupted, no other is begun, and the caller is
 * interrupted when those under way have ended.
 */
final class Parallel {
    private final LoopRuntime runtime;
    private final int most;

    Parallel(LoopRuntime runtime, int most) {
        this.runtime = runtime;
        this.most = most;
    }

    /** What is done to each thing. */
    @FunctionalInterface
    interface Step<T> {
        void accept(T thing) throws InterruptedException;
    }

    <T> void forEach(String name, List<T> things, Step<T> step) throws InterruptedException {
        if (things.size() <= 1) {
            for (T thing : things) {
                step.accept(thing);
            }
            return;
        }
        Round<T> round = new Round<>(things);
        int helpers = Math.min(most, things.size());
        for (int i = 0; i < helpers; i++) {
            runtime.spawn(name, () -> round.work(step));
        }
        round.awaitAll();
    }

    private final class Round<T> {
        private final Deque<T> open;
        private final Lock lock = runtime.newLock();
        private final LoopRuntime.Signal finished = runtime.newSignal();
        private int unfinished;
        private @Nullable Throwable failure;

        private Round(List<T> things) {
            this.open = new ArrayDeque<>(things);
            this.unfinished = things.size();
        }

        private void work(Step<T> step) {
            for (T thing = next(); thing != null; thing = next()) {
                oneLess(problemOf(step, thing));
            }
        }

        private @Nullable Throwable problemOf(Step<T> step, T thing) {
            try {
                step.accept(thing);
                return null;
            } catch (InterruptedException | RuntimeException | Error problem) {
                return problem;
            }
        }

        private @Nullable T next() {
            lock.lock();
            try {
                return open.poll();
            } finally {
                lock.unlock();
            }
        }

        private void oneLess(@Nullable Throwable problem) {
            lock.lock();
            try {
                unfinished--;
                if (problem instanceof InterruptedException) {
                    unfinished -= open.size();
                    open.clear();
                }
                failure = failure == null ? problem : failure;
            } finally {
                lock.unlock();
            }
            finished.raise();
        }

        private void awaitAll() throws InterruptedException {
            while (!isDone()) {
                finished.await(Duration.ofSeconds(1));
            }
            switch (failure) {
                case null -> {}
                case InterruptedException stopped -> throw stopped;
                case RuntimeException mistake -> throw mistake;
                case Error error -> throw error;
                default -> throw new IllegalStateException("no step can end like this", failure);
            }
        }

        private boolean isDone() {
            lock.lock();
            try {
                return unfinished == 0;
            } finally {
                lock.unlock();
            }
        }
    }
}
