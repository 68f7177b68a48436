package dev.muster.controller.loop;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * Does the same to each of many things, several at a time, and returns when all are done. A step that fails keeps no other
 * from being done; the first failure is thrown in the end.
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
        private @Nullable RuntimeException failure;

        private Round(List<T> things) {
            this.open = new ArrayDeque<>(things);
            this.unfinished = things.size();
        }

        private void work(Step<T> step) throws InterruptedException {
            for (T thing = next(); thing != null; thing = next()) {
                RuntimeException problem = null;
                try {
                    step.accept(thing);
                } catch (RuntimeException failed) {
                    problem = failed;
                } finally {
                    oneLess(problem);
                }
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

        private void oneLess(@Nullable RuntimeException problem) {
            lock.lock();
            try {
                unfinished--;
                failure = failure == null ? problem : failure;
            } finally {
                lock.unlock();
            }
            finished.raise();
        }

        private void awaitAll() throws InterruptedException {
            while (true) {
                lock.lock();
                try {
                    if (unfinished == 0 && failure != null) {
                        throw failure;
                    }
                    if (unfinished == 0) {
                        return;
                    }
                } finally {
                    lock.unlock();
                }
                finished.await(Duration.ofSeconds(1));
            }
        }
    }
}
