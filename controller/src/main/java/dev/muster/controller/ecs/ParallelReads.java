package dev.muster.controller.ecs;

import dev.muster.controller.loop.LoopRuntime;
import java.time.Duration;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;

/** Some reads at a time, each on a worker of its own, so that a service which answers slowly is still asked at full pace. */
final class ParallelReads implements ReadRound {
    private static final int MOST = 4;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final LoopRuntime runtime;
    private final Lock lock;
    private final LoopRuntime.Signal ended;
    private int underWay;
    private @Nullable RuntimeException failure;

    ParallelReads(LoopRuntime runtime) {
        this.runtime = runtime;
        this.lock = runtime.newLock();
        this.ended = runtime.newSignal();
    }

    @Override
    public void add(Runnable read) {
        awaitAtMost(MOST - 1);
        begun();
        runtime.spawn("sweep-read", () -> run(read));
    }

    @Override
    public void finish() {
        awaitAtMost(0);
    }

    private void run(Runnable read) {
        try {
            read.run();
        } catch (RuntimeException problem) {
            failed(problem);
        } finally {
            ended();
        }
    }

    /** Waits until no more than that are under way; once one has failed, until none is. */
    private void awaitAtMost(int most) {
        try {
            while (!isAtMost(most)) {
                ended.await(LONGEST_WAIT);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("this worker is asked to stop");
        }
        RuntimeException problem = failure();
        if (problem != null) {
            throw problem;
        }
    }

    private boolean isAtMost(int most) {
        lock.lock();
        try {
            return underWay <= (failure == null ? most : 0);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable RuntimeException failure() {
        lock.lock();
        try {
            return failure;
        } finally {
            lock.unlock();
        }
    }

    private void begun() {
        lock.lock();
        try {
            underWay++;
        } finally {
            lock.unlock();
        }
    }

    private void failed(RuntimeException problem) {
        lock.lock();
        try {
            failure = failure == null ? problem : failure;
        } finally {
            lock.unlock();
        }
    }

    private void ended() {
        lock.lock();
        try {
            underWay--;
        } finally {
            lock.unlock();
        }
        ended.raise();
    }
}
