package dev.muster.controller.loop;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Does several things at a time, rightly but for one mistake, if any: what the specification has to find. */
final class BreakableParallel {
    enum Mistake {
        NONE,
        ONE_MORE_THAN_ALLOWED,
        TAKES_ONE_TWICE,
        RETURNS_WHEN_ALL_ARE_BEGUN,
        WAKES_NOBODY,
        STOPS_AT_A_FAILURE,
        KEEPS_A_FAILURE_TO_ITSELF
    }

    private final LoopRuntime runtime;
    private final int most;
    private final Mistake mistake;
    private final Lock lock;
    private final LoopRuntime.Signal finished;
    private final Deque<Integer> open = new ArrayDeque<>();
    private int unfinished;
    private @Nullable RuntimeException failure;

    BreakableParallel(LoopRuntime runtime, int most, Mistake mistake) {
        this.runtime = runtime;
        this.most = mistake == Mistake.ONE_MORE_THAN_ALLOWED ? most + 1 : most;
        this.mistake = mistake;
        this.lock = runtime.newLock();
        this.finished = runtime.newSignal();
    }

    void forEach(String name, List<Integer> things, Parallel.Step<Integer> step) throws InterruptedException {
        open.addAll(things);
        unfinished = things.size();
        for (int i = 0; i < most; i++) {
            runtime.spawn(name, () -> work(step));
        }
        while (!isDone()) {
            finished.await(Duration.ofSeconds(1));
        }
        if (failure != null && mistake != Mistake.KEEPS_A_FAILURE_TO_ITSELF) {
            throw failure;
        }
    }

    private boolean isDone() {
        return locked(() -> mistake == Mistake.RETURNS_WHEN_ALL_ARE_BEGUN ? open.isEmpty() : unfinished == 0);
    }

    private void work(Parallel.Step<Integer> step) throws InterruptedException {
        for (Integer thing = next(); thing != null; thing = next()) {
            RuntimeException problem = null;
            try {
                step.accept(thing);
            } catch (RuntimeException failed) {
                problem = failed;
            }
            ended(problem);
            if (problem != null && mistake == Mistake.STOPS_AT_A_FAILURE) {
                return;
            }
        }
    }

    private @Nullable Integer next() {
        if (mistake == Mistake.TAKES_ONE_TWICE) {
            Integer next = locked(open::peek);
            locked(() -> next != null && open.remove(next));
            return next;
        }
        return locked(open::poll);
    }

    private void ended(@Nullable RuntimeException problem) {
        locked(() -> {
            unfinished--;
            failure = failure == null ? problem : failure;
            return null;
        });
        if (mistake != Mistake.WAKES_NOBODY) {
            finished.raise();
        }
    }

    private <R extends @Nullable Object> R locked(Supplier<R> body) {
        lock.lock();
        try {
            return body.get();
        } finally {
            lock.unlock();
        }
    }
}
