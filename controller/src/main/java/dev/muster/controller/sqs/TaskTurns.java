package dev.muster.controller.sqs;

import dev.muster.controller.loop.LoopRuntime;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * Lets one worker at a time record what became of a task. Two at once would do no harm, for the newer version wins
 * wherever it is written; but both would write.
 */
final class TaskTurns {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final LoopRuntime runtime;
    private final Lock lock;
    private final Map<String, LoopRuntime.Signal> taken = new TreeMap<>();

    TaskTurns(LoopRuntime runtime) {
        this.runtime = runtime;
        this.lock = runtime.newLock();
    }

    /** Waits until nobody else works on that task. */
    void take(String taskArn) throws InterruptedException {
        while (true) {
            LoopRuntime.Signal over = takeOrWait(taskArn);
            if (over == null) {
                return;
            }
            over.await(LOOK_AGAIN);
            // It wakes one of those who wait; the next one looks as well.
            over.raise();
        }
    }

    void giveBack(String taskArn) {
        LoopRuntime.Signal over;
        lock.lock();
        try {
            over = taken.remove(taskArn);
        } finally {
            lock.unlock();
        }
        if (over != null) {
            over.raise();
        }
    }

    /** Null if the turn is ours now; else what is raised when it is over. */
    private LoopRuntime.@Nullable Signal takeOrWait(String taskArn) {
        lock.lock();
        try {
            LoopRuntime.Signal over = taken.get(taskArn);
            if (over == null) {
                taken.put(taskArn, runtime.newSignal());
            }
            return over;
        } finally {
            lock.unlock();
        }
    }
}
