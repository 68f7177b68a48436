package dev.muster.controller.ecs;

import dev.muster.controller.loop.CallPace;
import dev.muster.controller.loop.LoopRuntime;
import java.time.Duration;

/** Reads at the pace that ECS allows, of which a part is kept for look-ups. Safe for use by many threads. */
public final class BucketPace implements ReadPace {
    /** Look-ups that can be made at once while a sweep goes on: what comes in half a second. */
    private static final double SECONDS_KEPT = 0.5;

    private static final int MOST_DOUBLINGS = 3;

    private final LoopRuntime runtime;
    private final CallPace reads;
    private final double keptForLookUps;

    /** @param reads the pace of ListTasks and DescribeTasks in this account and region */
    public BucketPace(LoopRuntime runtime, CallPace reads) {
        this.runtime = runtime;
        this.reads = reads;
        this.keptForLookUps = reads.ceiling() * SECONDS_KEPT;
    }

    @Override
    public void awaitTurn(Urgency urgency) throws InterruptedException {
        switch (urgency) {
            case LOOK_UP -> sleep(reads.take(runtime.now()));
            case SWEEP -> {
                Duration wait = reads.until(keptForLookUps, runtime.now());
                while (wait.isPositive()) {
                    sleep(wait);
                    wait = reads.until(keptForLookUps, runtime.now());
                }
                sleep(reads.take(runtime.now()));
            }
        }
    }

    @Override
    public void afterThrottle(int times) throws InterruptedException {
        reads.throttled(runtime.now());
        double seconds = 1 << Math.min(times - 1, MOST_DOUBLINGS);
        sleep(Duration.ofMillis(Math.round(1000 * seconds * (0.75 + runtime.random() / 2))));
    }

    @Override
    public ReadRound newRound() {
        return new ParallelReads(runtime);
    }

    private void sleep(Duration wait) throws InterruptedException {
        if (wait.isPositive()) {
            runtime.sleep(wait);
        }
    }
}
